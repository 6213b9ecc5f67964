"""Read notices (阅读告知): one, or all there are; a unit's by a mark of each officer's own."""

from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.notices.retrying import NoticeStanding
from tongban.core.people.actors import Actor, Officer, Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.notices.models import ChannelDelivery, NoticeRow, UnitMark


def read_one(actor: Actor, notice: UUID, outside: Outside) -> None:
    """Mark a notice of the actor's own as read; the first time counts."""
    rows = NoticeRow.objects.filter(pk=notice, user=actor.account, read_at__isnull=True)
    rows.update(read_at=outside.now)


@transaction.atomic
def read_all(actor: Actor, outside: Outside) -> None:
    """Mark everything as read that an actor was told until now."""
    NoticeRow.objects.filter(user=actor.account, read_at__isnull=True).update(read_at=outside.now)
    if isinstance(actor, Officer):
        UnitMark.objects.update_or_create(user_id=actor.account, defaults={"until": outside.now})


@transaction.atomic
def bring_again(officer: Officer, delivery: UUID, outside: Outside) -> None:
    """Let a channel try once more what it refused or gave up.

    Raises:
        NotAllowed: when the officer is no system administrator.
        NotFound: when there is no such delivery.
    """
    if Role.SYSTEM_ADMINISTRATOR not in officer.roles:
        raise NotAllowed("channels are kept by a system administrator", rule="notices.channels")
    over = (NoticeStanding.DEAD.value, NoticeStanding.REFUSED.value)
    rows = ChannelDelivery.objects.filter(pk=delivery, standing__in=over)
    changed = rows.update(
        standing=NoticeStanding.WAITING.value, tries=0, next_try_at=outside.now, settled_at=None
    )
    if not changed:
        raise NotFound(f"no delivery {delivery} that is over")
    note(officer, "notices.brought_again", f"delivery:{delivery}")
