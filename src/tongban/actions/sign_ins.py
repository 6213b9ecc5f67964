"""Sign-ins (登录): end one's own, wherever they are; the row goes, and with it every way back."""

from django.db import transaction

from tongban.actions.audit import note
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import NotFound
from tongban.store.people.sessions import delete_sign_ins


@transaction.atomic
def end_one(actor: Actor, reference: str, *, here: str) -> None:
    """End the actor's sign-in of that name, unless it is the one under the key `here`.

    Raises:
        NotFound: the same for what has ended, what never was and what is somebody else's.
    """
    ended = delete_sign_ins(actor.account, but=here, reference=reference)
    if not ended:
        raise NotFound(f"end a sign-in: none of this name for account {actor.account}")
    note(actor, "sign_in.end", reference)


@transaction.atomic
def end_others(actor: Actor, *, here: str) -> int:
    """End every sign-in of the actor but the one under the key `here`; return how many."""
    ended = delete_sign_ins(actor.account, but=here)
    note(actor, "sign_in.end_others", str(actor.account), details={"ended": str(ended)})
    return ended
