"""Plan channels (安排渠道): which of them bring a notice, by what its readers want and can get."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.notices.settings import preferences_in
from tongban.actions.outside import Outside
from tongban.core.cases.acts import day_of
from tongban.core.notices.kinds import KINDS, NoticeChannel
from tongban.core.notices.planning import PlannedNotice, plan
from tongban.core.notices.preferences import NoticePreferences
from tongban.core.notices.templates import NoticeTemplates
from tongban.store.notices.models import (
    ChannelDelivery,
    ChatBotRow,
    MailAddress,
    NoticeRow,
    PreferenceRow,
)
from tongban.store.notices.queries import UNIT_POSTS
from tongban.store.people.models import Account
from tongban.store.sign_in.models import VerifiedPhone

BATCH: Final = 200
_PERSONAL: Final = (NoticeChannel.EMAIL, NoticeChannel.SMS)


def plan_waiting(outside: Outside, templates: NoticeTemplates) -> int:
    """Plan every notice that was written; return how many."""
    planned = 0
    while many := _batch(outside, templates):
        planned += many
    return planned


@transaction.atomic
def _batch(outside: Outside, templates: NoticeTemplates) -> int:
    waiting = NoticeRow.objects.select_for_update(skip_locked=True)
    rows = list(waiting.filter(planned_at__isnull=True).order_by("at", "id")[:BATCH])
    people = _wishes({row.user_id for row in rows if row.user_id is not None})
    units = _Units({row.department for row in rows if row.department})
    ways: list[ChannelDelivery] = []
    for row in rows:
        row.version = templates.on(row.kind, day_of(row.at)).version
        row.planned_at = outside.now
        ways += _of_unit(row, units, outside)
        ways += _of_person(row, people, outside)
    ChannelDelivery.objects.bulk_create(ways, ignore_conflicts=True)
    NoticeRow.objects.bulk_update(rows, ["version", "planned_at"])
    return len(rows)


_Wishes = Mapping[int, tuple[NoticePreferences, frozenset[NoticeChannel]]]


def _wishes(users: Iterable[int]) -> _Wishes:
    """Return what each of these people wants, and by what they can be reached."""
    wanted = set(users)
    stored = {row.user_id: row.content for row in PreferenceRow.objects.filter(user__in=wanted)}
    phones = set(VerifiedPhone.objects.filter(user__in=wanted).values_list("user_id", flat=True))
    mails = set(
        MailAddress.objects.filter(user__in=wanted, verified_at__isnull=False).values_list(
            "user_id", flat=True
        )
    )
    return {
        user: (
            preferences_in(stored.get(user)),
            frozenset(
                channel
                for channel, reached in zip(_PERSONAL, (mails, phones), strict=True)
                if user in reached
            ),
        )
        for user in wanted
    }


def _of_person(row: NoticeRow, wishes: _Wishes, outside: Outside) -> Iterator[ChannelDelivery]:
    user = row.user_id
    if user is None:
        return
    preferences, reachable = wishes[user]
    for one in plan(KINDS[row.kind], preferences, reachable=reachable, now=outside.now):
        yield _way(row, one, user=user)


class _Units:
    """Who of some units is told of work beside the inbox: robots, and officers who wished it."""

    def __init__(self, departments: set[str]) -> None:
        self.bots: dict[str, list[ChatBotRow]] = {}
        standing = ChatBotRow.objects.filter(department__in=departments, ended_at__isnull=True)
        for bot in standing if departments else ():
            self.bots.setdefault(bot.department, []).append(bot)
        self.officers = self._officers(departments) if departments else {}
        self.wishes = _wishes({user for users in self.officers.values() for user, _ in users})

    @staticmethod
    def _officers(departments: set[str]) -> dict[str, list[tuple[int, str]]]:
        """Return the officers who set anything; the others are told in their inbox alone."""
        set_up = PreferenceRow.objects.values("user_id")
        rows = Account.objects.filter(
            kind=Account.Kind.OFFICER,
            department__in=departments,
            roles__overlap=[post.value for post in UNIT_POSTS],
            user__is_active=True,
            user_id__in=set_up,
        ).values_list("department", "user_id", "area")
        found: dict[str, list[tuple[int, str]]] = {}
        for department, user, area in rows:
            found.setdefault(department, []).append((user, area.rstrip("0")))
        return found


def _of_unit(row: NoticeRow, units: _Units, outside: Outside) -> Iterator[ChannelDelivery]:
    kind, usual = KINDS[row.kind], NoticePreferences()
    for bot in units.bots.get(row.department, ()):
        for one in plan(kind, usual, reachable={NoticeChannel.CHAT}, now=outside.now):
            yield _way(row, one, bot=bot.pk)
    for user, area in units.officers.get(row.department, ()):
        if row.area.startswith(area):
            preferences, reachable = units.wishes[user]
            for one in plan(kind, preferences, reachable=reachable, now=outside.now):
                yield _way(row, one, user=user)


def _way(
    row: NoticeRow, planned: PlannedNotice, *, user: int | None = None, bot: UUID | None = None
) -> ChannelDelivery:
    return ChannelDelivery(
        notice=row,
        channel=planned.channel.value,
        user_id=user,
        bot_id=bot,
        gathered=planned.gathered,
        next_try_at=planned.not_before,
    )
