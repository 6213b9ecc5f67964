"""Write down who looked at what, or tried to (访问留痕), on what ground."""

from typing import Final

from tongban.core.people.actors import Actor, Citizen
from tongban.store.audit.models import AccessRecord

ACCOUNT: Final = "account:{}"
"""How a citizen is named: by account, never by identity number."""


def note(
    actor: Actor | None,
    action: str,
    subject: str,
    *,
    case_number: str = "",
    ground: str = "",
    outcome: str = "allowed",
) -> None:
    """Append one access record; people are named by account, never by identity number."""
    AccessRecord.objects.create(
        actor=_label(actor),
        action=action,
        subject=subject,
        case_number=case_number,
        ground=ground,
        outcome=outcome,
    )


def _label(actor: Actor | None) -> str:
    if actor is None:
        return "anonymous"
    if isinstance(actor, Citizen):
        return ACCOUNT.format(actor.account)
    return f"officer:{actor.staff_number}"
