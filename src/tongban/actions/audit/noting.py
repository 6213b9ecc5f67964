"""Write down who looked at what, or tried to (访问留痕), on what ground, and about whom."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils import timezone

from tongban.core.audit.entries import ALLOWED, Entry
from tongban.core.people.actors import Actor, Citizen, Officer
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
    """Append one entry; people are named by account and blind index, never by identity number.

    What somebody does for another is found by the other, too, with the ground that they acted on.
    """
    append(
        Entry(
            at=timezone.now(),
            actor=label(actor),
            action=action,
            subject=subject,
            case_number=case_number,
            ground=ground,
            outcome=outcome,
            concerned=(*concerned, *_represented(actor)),
            details={**_standing(actor), **(details or {})},
        )
    )


def label(actor: Actor | None) -> str:
    """Return how an actor is named in entries."""
    if actor is None:
        return "anonymous"
    if isinstance(actor, Citizen) and actor.helped_by is not None:
        actor = actor.helped_by.clerk
    if isinstance(actor, Citizen):
        return ACCOUNT.format(actor.account)
    return f"officer:{actor.staff_number}"


def indexes_of(applicant: Mapping[str, Any]) -> tuple[bytes, ...]:
    """Return the blind indexes of who filed, and of whoever they filed for."""
    agent = applicant.get("agent") or {}
    numbers = (applicant.get("number"), applicant.get("acting_for"), agent.get("number"))
    return tuple(dict.fromkeys(blind_index(str(number)) for number in numbers if number))


def _represented(actor: Actor | None) -> tuple[bytes, ...]:
    """Return whom an act is about beyond the actor: whom they stand for, who is at a window."""
    if not isinstance(actor, Citizen):
        return ()
    helped = (actor.person,) if actor.helped_by is not None else ()
    parties = (actor.representing.party,) if actor.representing is not None else ()
    return tuple(blind_index(one) for one in dict.fromkeys((*helped, *parties)))


def _standing(actor: Actor | None) -> dict[str, str]:
    """Return of what department an officer is, or as what and on what ground a citizen acts."""
    if isinstance(actor, Officer):
        return {"department": actor.department}
    if actor is None:
        return {}
    help_, acting = actor.helped_by, actor.representing
    said = {} if help_ is None else {"department": help_.clerk.department, "at": "window"}
    if acting is None:
        return said
    return {**said, "capacity": acting.capacity.value, "authority": acting.reference}
