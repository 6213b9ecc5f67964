"""Robots (机器人) of units' work chats: registered and ended by a system administrator."""

from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.notices.bots import ChatBot
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.notices.models import ChatBotRow

MOST_A_UNIT = 5


@transaction.atomic
def register_bot(
    officer: Officer, bot: ChatBot, *, department: str, name: str, outside: Outside
) -> UUID:
    """Let a robot tell a unit of its work from now on.

    Raises:
        NotAllowed: when the officer is no system administrator.
        Conflict: when the unit has robots enough.
    """
    _require_administrator(officer)
    standing = ChatBotRow.objects.filter(department=department, ended_at__isnull=True)
    if standing.count() >= MOST_A_UNIT:
        raise Conflict(f"{department} has {MOST_A_UNIT} robots")
    row = ChatBotRow(
        id=uuid4(),
        department=department,
        name=name,
        vendor=bot.vendor.value,
        made_by=officer.staff_number,
        made_at=outside.now,
    )
    row.token = {"token": bot.token, "secret": bot.secret}
    row.save(force_insert=True)
    note(officer, "notices.bot_registered", f"bot:{row.pk}", details={"department": department})
    return row.pk


@transaction.atomic
def end_bot(officer: Officer, bot: UUID, outside: Outside) -> None:
    """Tell a robot nothing more; its token is forgotten.

    Raises:
        NotFound: when there is none that stands.
    """
    _require_administrator(officer)
    row = ChatBotRow.objects.select_for_update().filter(pk=bot, ended_at__isnull=True).first()
    if row is None:
        raise NotFound(f"no robot {bot}")
    row.token = {"token": "", "secret": ""}
    row.ended_at = outside.now
    row.save(update_fields=["token_sealed", "ended_at"])
    note(officer, "notices.bot_ended", f"bot:{bot}")


def _require_administrator(officer: Officer) -> None:
    if Role.SYSTEM_ADMINISTRATOR not in officer.roles:
        raise NotAllowed("robots are registered by a system administrator", rule="notices.bots")
