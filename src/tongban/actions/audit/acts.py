"""Acts on cases as audit entries (办理留痕): each event of a case has a leaf of its own.

The entry carries a keyed digest of what the event says, so that a case whose history was rewritten
no longer fits the tree, whatever keys its content is encrypted with at the time.
"""

import json
from collections.abc import Iterable

from django.utils import timezone

from tongban.core.audit.entries import Entry
from tongban.core.cases import codec
from tongban.core.cases.acts import SYSTEM, Performer
from tongban.core.cases.events import Event
from tongban.store.audit.queries import ACT
from tongban.store.cases.models import Case
from tongban.store.sealing import blind_index, blind_indexes


def acts_on(row: Case, events: Iterable[Event]) -> list[Entry]:
    """Return the entries of events that follow the ones that stand."""
    return [
        Entry(
            at=timezone.now(),
            actor=performer_mark(event.by),
            action=f"{ACT}{event.name}",
            subject=str(row.pk),
            case_number=row.number,
            concerned=(bytes(row.filing.subject_index),),
            details={
                "department": event.by.department,
                "item": row.item_code,
                "sequence": str(place),
                "digest": digest(codec.encode(event)),
            },
        )
        for place, event in enumerate(events, start=row.revision + 1)
    ]


def digest(content: object) -> str:
    """Return a digest of the content of an event that only this house can make."""
    return digests(content)[0]


def digests(content: object) -> tuple[str, ...]:
    """Return the digest under every key that ever was in use: what stands in the tree stays."""
    said = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return tuple(one.hex() for one in blind_indexes(said))


def performer_mark(performer: Performer) -> str:
    """Return how a performer is named in entries; a citizen by a mark that names nobody."""
    if performer == SYSTEM:
        return "system"
    if performer.department:
        return f"officer:{performer.identifier}"
    return f"applicant:{blind_index(performer.identifier).hex()[:32]}"
