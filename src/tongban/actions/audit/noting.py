"""Write down who looked at what, or tried to (访问留痕), on what ground, and about whom."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils import timezone

from tongban.core.audit.entries import ALLOWED, Entry
from tongban.core.people.actors import Actor, Citizen
from tongban.store.audit.appending import append
from tongban.store.sealing import blind_index

ACCOUNT: Final = "account:{}"
"""How a citizen is named: by account, never by identity number."""


def note(
    actor: Actor | None,
    action: str,
    subject: str,
    *,
    case_number: str = "",
    ground: str = "",
    outcome: str = ALLOWED,
    concerned: Iterable[bytes] = (),
    details: Mapping[str, str] | None = None,
) -> None:
    """Append one entry; people are named by account and blind index, never by identity number."""
    append(
        Entry(
            at=timezone.now(),
            actor=label(actor),
            action=action,
            subject=subject,
            case_number=case_number,
            ground=ground,
            outcome=outcome,
            concerned=tuple(concerned),
            details={**_department(actor), **(details or {})},
        )
    )


def label(actor: Actor | None) -> str:
    """Return how an actor is named in entries."""
    if actor is None:
        return "anonymous"
    if isinstance(actor, Citizen):
        return ACCOUNT.format(actor.account)
    return f"officer:{actor.staff_number}"


def indexes_of(applicant: Mapping[str, Any]) -> tuple[bytes, ...]:
    """Return the blind indexes of who filed, and of whoever they filed for."""
    numbers = (applicant.get("number"), applicant.get("acting_for"))
    return tuple(blind_index(str(number)) for number in numbers if number)


def _department(actor: Actor | None) -> dict[str, str]:
    if actor is None or isinstance(actor, Citizen):
        return {}
    return {"department": actor.department}
