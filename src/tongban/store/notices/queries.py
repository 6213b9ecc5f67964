"""What people and units were told (收件箱), and what became of it on each channel (发送记录)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tongban.core.notices.retrying import NoticeStanding
from tongban.core.people.actors import Actor, Officer, Role
from tongban.store.notices.models import (
    ChannelDelivery,
    ChannelTry,
    ChatBotRow,
    NoticeRow,
    UnitMark,
)
from tongban.store.paging import Cursor, Leg, Page, page_of

PAGE: Final = 30
COUNTED: Final = 99
UNIT_POSTS: Final = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER, Role.SUPERVISOR})
"""Who is told what a unit is told; other posts hear what is theirs, and nothing of its cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNotice:
    """One notice as its reader sees it; `values` fill its words."""

    id: UUID
    kind: str
    group: str
    version: int | None
    values: Mapping[str, str]
    path: str
    at: datetime
    unread: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTry:
    """One try of a channel."""

    at: datetime
    outcome: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDelivery:
    """A notice on one channel and what became of it there."""

    id: UUID
    channel: str
    standing: str
    not_before: datetime
    tries: tuple[KeptTry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A notice that a channel did not bring, for whoever keeps the channels; nobody's name."""

    id: UUID
    channel: str
    standing: str
    kind: str
    case_number: str
    tries: int
    fault: str
    settled_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A notice on a channel, for whoever keeps the channels; nobody's name, no words."""

    at: datetime
    case_number: str
    tries: int
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBot:
    """A robot of a unit; its token is for nobody's eyes."""

    id: UUID
    department: str
    name: str
    vendor: str
    made_by: str
    made_at: datetime
    ended_at: datetime | None


def notices_for(actor: Actor, *, before: datetime | None = None) -> tuple[KeptNotice, ...]:
    """Return a page of what an actor was told, the latest first; an officer's unit included."""
    mark = _mark(actor)
    rows = _of(actor)
    if before is not None:
        rows = rows.filter(at__lt=before)
    return tuple(_kept(row, mark) for row in rows.order_by("-at", "id")[:PAGE])


def notice_for(actor: Actor, notice: UUID) -> KeptNotice | None:
    """Return one notice, if it was told to this actor or to their unit."""
    row = _of(actor).filter(pk=notice).first()
    return None if row is None else _kept(row, _mark(actor))


def unread(actor: Actor) -> int:
    """Return how many notices an actor has not read, counted to a hundred."""
    fresh = Q(user=actor.account, read_at__isnull=True)
    if isinstance(actor, Officer):
        mark = _mark(actor)
        unit = _of_unit(actor)
        fresh |= unit & Q(at__gt=mark) if mark else unit
    return NoticeRow.objects.filter(fresh)[: COUNTED + 1].count()


def of_case(actor: Actor, case: UUID) -> tuple[KeptNotice, ...]:
    """Return what an actor was told of one case, the latest first."""
    rows = NoticeRow.objects.filter(user=actor.account, case=case).order_by("-at")
    return tuple(_kept(row, None) for row in rows[:PAGE])


def deliveries_of(notice: UUID, actor: Actor) -> tuple[KeptDelivery, ...]:
    """Return how a notice was brought to an actor on each channel, with every try."""
    rows = ChannelDelivery.objects.filter(notice=notice)
    mine = rows.filter(Q(user=actor.account) | Q(bot__isnull=False))
    return tuple(
        KeptDelivery(
            id=row.pk,
            channel=row.channel,
            standing=row.standing,
            not_before=row.next_try_at,
            tries=tuple(_tries(row.pk)),
        )
        for row in mine.order_by("channel", "id")
    )


def dead_letters(*, before: datetime | None = None) -> tuple[DeadLetter, ...]:
    """Return a page of what channels gave up or refused, the latest first."""
    fates = [NoticeStanding.DEAD.value, NoticeStanding.REFUSED.value]
    rows = ChannelDelivery.objects.filter(standing__in=fates).select_related("notice__case")
    if before is not None:
        rows = rows.filter(settled_at__lt=before)
    return tuple(
        DeadLetter(
            id=row.pk,
            channel=row.channel,
            standing=row.standing,
            kind=row.notice.kind,
            case_number=row.notice.case.number if row.notice.case else "",
            tries=row.tries,
            fault=row.fault,
            settled_at=row.settled_at or row.next_try_at,
        )
        for row in rows.order_by("-settled_at", "id")[:PAGE]
    )


def fates(since: datetime) -> tuple[tuple[str, str, int], ...]:
    """Return by channel and standing how many notices were brought since a moment."""
    rows = ChannelDelivery.objects.filter(notice__at__gte=since)
    counted = rows.values_list("channel", "standing").annotate(many=Count("id"))
    return tuple((channel, standing, many) for channel, standing, many in counted.order_by())


def sendings(
    channel: str,
    standing: str,
    *,
    since: datetime,
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Page[Sending]:
    """Return a page of what a count of `fates` counts, the latest first."""
    rows = ChannelDelivery.objects.filter(channel=channel, standing=standing)
    rows = rows.filter(notice__at__gte=since).select_related("notice__case")
    leg = Leg(rows=rows, by=("next_try_at",), descending=True)
    found = page_of((leg,), after=after, before=before, most=PAGE)
    lines = tuple(
        Sending(
            at=row.settled_at or row.next_try_at,
            case_number=row.notice.case.number if row.notice.case else "",
            tries=row.tries,
            fault=row.fault,
        )
        for row in found.lines
    )
    return Page(lines=lines, previous=found.previous, next=found.next)


def bots() -> tuple[KeptBot, ...]:
    """Return every robot, those that stand first."""
    rows = ChatBotRow.objects.order_by("-ended_at", "department", "made_at")
    return tuple(
        KeptBot(
            id=row.pk,
            department=row.department,
            name=row.name,
            vendor=row.vendor,
            made_by=row.made_by,
            made_at=row.made_at,
            ended_at=row.ended_at,
        )
        for row in rows
    )


def bots_of(department: str) -> int:
    """Return how many robots tell a unit of its work."""
    return ChatBotRow.objects.filter(department=department, ended_at__isnull=True).count()


def _tries(delivery: UUID) -> Iterator[KeptTry]:
    for one in ChannelTry.objects.filter(delivery=delivery).order_by("id"):
        yield KeptTry(at=one.at, outcome=one.outcome, fault=one.fault)


def _of(actor: Actor) -> "QuerySet[Any]":
    mine = Q(user=actor.account)
    return NoticeRow.objects.filter(mine | _of_unit(actor) if isinstance(actor, Officer) else mine)


def _of_unit(officer: Officer) -> Q:
    """Return what a unit was told within the area that an officer's roles reach."""
    if not officer.roles & UNIT_POSTS:
        return Q(pk__in=[])
    return Q(department=officer.department, area__startswith=officer.area)


def _mark(actor: Actor) -> datetime | None:
    if not isinstance(actor, Officer):
        return None
    return UnitMark.objects.filter(user=actor.account).values_list("until", flat=True).first()


def _kept(row: NoticeRow, mark: datetime | None) -> KeptNotice:
    fresh = (mark is None or row.at > mark) if row.department else row.read_at is None
    return KeptNotice(
        id=row.pk,
        kind=row.kind,
        group=row.group,
        version=row.version,
        values=row.values,
        path=row.path,
        at=row.at,
        unread=fresh,
    )
