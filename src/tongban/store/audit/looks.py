"""Who read what concerns a person (查阅记录), found by blind index, the latest first.

Nobody is told of anybody else's: the index comes from who is signed in, or from the organisation
that they act for. What stands in the tree is never written anew, so that the index is asked for in
every generation of its key. What they did themselves is left out, but for what departments told
when they asked; so are acts on their cases, which the case itself tells.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection

from tongban.core.audit.entries import ALLOWED
from tongban.core.audit.looks import KNOWN_ACTIONS, LookKind
from tongban.core.people.actors import Citizen
from tongban.store.audit.queries import ACT
from tongban.store.sealing import blind_indexes

PAGE: Final = 30
_NEWEST: Final = 2**63 - 1
_LOOKS: Final = """
SELECT entry.id, entry.at, entry.actor, entry.action, entry.subject, entry.case_number,
       entry.ground, entry.outcome, entry.details, leaf.index IS NOT NULL
FROM store_audit_concern concern
JOIN store_audit_auditentry entry ON entry.id = concern.entry_id
LEFT JOIN store_audit_leaf leaf ON leaf.entry_id = entry.id
WHERE concern.person_index IN ({people}) AND concern.entry_id < %(before)s
  AND (entry.actor <> %(self)s OR entry.action = ANY(%(registers)s))
  AND NOT starts_with(entry.action, %(acts)s)
  AND (%(only)s::text[] IS NULL OR entry.action = ANY(%(only)s))
  AND (%(but)s::text[] IS NULL OR entry.action <> ALL(%(but)s))
  AND (%(since)s::timestamptz IS NULL OR entry.at >= %(since)s)
ORDER BY concern.entry_id DESC LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look: when, by whom, at what, for which case, on what ground; whether it is sealed.

    `own` is what the person set off themselves.
    """

    entry: int
    at: datetime
    actor: str
    action: str
    subject: str
    case_number: str
    ground: str
    outcome: str
    details: Mapping[str, Any]
    sealed: bool
    own: bool

    @property
    def kind(self) -> LookKind:
        """Return what was done."""
        return LookKind.of(self.action)

    @property
    def allowed(self) -> bool:
        """Tell whether they got what they wanted to read."""
        return self.outcome == ALLOWED


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Which looks are wanted: of one kind, since a moment."""

    kind: LookKind | None = None
    since: datetime | None = None


_ALL: Final = Narrowed()


def looks_at(
    citizen: Citizen,
    wanted: Narrowed = _ALL,
    *,
    before: int | None = None,
    most: int = PAGE,
) -> tuple[Look, ...]:
    """Return who looked at what concerns this person, older than entry `before`."""
    kind = wanted.kind
    people = _people(citizen)
    parameters = {
        **people,
        "before": _NEWEST if before is None else before,
        "self": f"account:{citizen.account}",
        "registers": list(LookKind.REGISTER.actions),
        "acts": ACT,
        "only": list(kind.actions) if kind is not None and kind.actions else None,
        "but": list(KNOWN_ACTIONS) if kind is LookKind.OTHER else None,
        "since": wanted.since,
        "most": most,
    }
    return _read(parameters, people=people, own=f"account:{citizen.account}")


def look_at(citizen: Citizen, entry: int) -> Look | None:
    """Return one look at what concerns this person; None for anybody else's."""
    found = looks_at(citizen, before=min(entry, _NEWEST - 1) + 1, most=1)
    return found[0] if found and found[0].entry == entry else None


def _people(citizen: Citizen) -> dict[str, bytes]:
    """Return a person's index in every generation, each under a name of its own."""
    indexes = blind_indexes(citizen.subject)
    return {f"person_{number}": index for number, index in enumerate(indexes)}


def _read(parameters: Mapping[str, Any], *, people: Iterable[str], own: str) -> tuple[Look, ...]:
    named = ", ".join(f"%({name})s" for name in people)
    with connection.cursor() as cursor:
        cursor.execute(_LOOKS.replace("{people}", named), parameters)
        return tuple(_look(row, own) for row in cursor.fetchall())


def _look(row: tuple[Any, ...], own: str) -> Look:
    entry, at, actor, action, subject, number, ground, outcome, details, sealed = row
    return Look(
        entry=entry,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        case_number=number,
        ground=ground,
        outcome=outcome,
        details=json.loads(details),
        sealed=sealed,
        own=actor == own,
    )
