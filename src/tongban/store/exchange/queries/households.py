"""Checks of households (家庭经济状况核对): what members and the officers concerned may read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from tongban.core.exchange.household.events import AnyCheckEvent
from tongban.core.exchange.household.members import Member
from tongban.core.exchange.household.report import Claims, ToldMeans
from tongban.core.exchange.household.standing import HouseholdCheck, fold
from tongban.core.people.actors import Citizen
from tongban.store.exchange.events import HOUSEHOLDS
from tongban.store.exchange.models import HouseholdPaper, HouseholdRow
from tongban.store.sealing import blind_index

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdLine:
    """One line of a list of checks; nobody is named in it but by the check itself."""

    id: UUID
    number: str
    item: str
    begun_at: datetime
    ended: bool
    members: tuple[Member, ...]
    check: HouseholdCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHousehold:
    """A check with its people, what was told, what is claimed instead, and its history.

    People, answers and claims are empty once they are forgotten; `concerned` are the blind indexes
    of those it is about.
    """

    id: UUID
    number: str
    item: str
    department: str
    applicant: int
    members: tuple[Member, ...]
    check: HouseholdCheck
    told: ToldMeans
    claims: Claims
    papers: Mapping[int, UUID | int]
    concerned: tuple[bytes, ...]
    history: tuple[AnyCheckEvent, ...]

    def member(self, number: str) -> Member | None:
        """Return the member with an identity number."""
        return next((one for one in self.members if one.number == number), None)

    def at(self, slot: int) -> Member | None:
        """Return the member at a slot."""
        return next((one for one in self.members if one.slot == slot), None)


def checks_of(citizen: Citizen) -> tuple[HouseholdLine, ...]:
    """Return the checks that a person asked for or belongs to, the latest first."""
    return _lines(_of(citizen))


def check_of(citizen: Citizen, check: UUID) -> KeptHousehold | None:
    """Return a check that this person asked for or belongs to."""
    return _kept(_of(citizen).filter(pk=check))


def checks_for(items: Collection[str], *, ended: bool = False) -> tuple[HouseholdLine, ...]:
    """Return the checks for items that an officer's department handles, the latest first."""
    return _lines(HouseholdRow.objects.filter(item__in=items, ended=ended))


def checked_items() -> frozenset[str]:
    """Return the items for which a household was ever checked."""
    return frozenset(HouseholdRow.objects.values_list("item", flat=True).distinct())


def check_for(items: Collection[str], check: UUID) -> KeptHousehold | None:
    """Return a check for an item that an officer's department handles."""
    return _kept(HouseholdRow.objects.filter(pk=check, item__in=items))


def check_of_applicant(item: str, applicant: bytes) -> KeptHousehold | None:
    """Return the latest check of an applicant, given by blind index, for an item."""
    rows = HouseholdRow.objects.filter(item=item, applicant_index=applicant)
    return _kept(rows.order_by("-begun_at"))


def paper_of(check: UUID, slot: int) -> HouseholdPaper | None:
    """Return the latest paper by which a member authorised a check."""
    rows = HouseholdPaper.objects.filter(household=check, slot=slot)
    return rows.order_by("-taken_at").first()


def to_ask(now: datetime, most: int) -> tuple[UUID, ...]:
    """Return checks for which registers are to be asked now."""
    rows = HouseholdRow.objects.filter(next_at__lte=now, ended=False).order_by("next_at")
    return tuple(rows.values_list("pk", flat=True)[:most])


def to_sweep(today: date, long_ago: datetime) -> tuple[UUID, ...]:
    """Return checks with open disputes, those that nobody ended, and those to be forgotten."""
    waiting = Q(disputed=True, ended=False) | Q(ended=False, begun_at__lt=long_ago)
    rows = HouseholdRow.objects.filter(waiting | Q(forget_after__lt=today))
    return tuple(rows.order_by("begun_at").values_list("pk", flat=True)[:MOST])


def kept(row: HouseholdRow) -> KeptHousehold:
    """Return a check as its rows say."""
    history = HOUSEHOLDS.read(row.records.all())
    answers = {(one.slot, one.source): one.content for one in row.answers.all()}
    return KeptHousehold(
        id=row.pk,
        number=row.number,
        item=row.item,
        department=row.department,
        applicant=row.applicant_id,
        members=_members(row),
        check=fold(history),
        told={pair: _amounts(one["told"]) for pair, one in answers.items()},
        claims={
            ticket: amount
            for one in answers.values()
            for ticket, amount in _amounts(one["claimed"]).items()
        },
        papers={one.slot: one.pk for one in row.papers.all()},
        concerned=tuple(bytes(one.person_index) for one in row.members.all()),
        history=history,
    )


def _of(citizen: Citizen) -> "QuerySet[HouseholdRow]":
    mine = Q(members__person_index=blind_index(citizen.person))
    return HouseholdRow.objects.filter(mine | Q(applicant_id=citizen.account)).distinct()


def _lines(rows: "QuerySet[HouseholdRow]") -> tuple[HouseholdLine, ...]:
    found: Iterable[HouseholdRow] = rows.prefetch_related("records").order_by("-begun_at")[:MOST]
    return tuple(
        HouseholdLine(
            id=row.pk,
            number=row.number,
            item=row.item,
            begun_at=row.begun_at,
            ended=row.ended,
            members=_members(row),
            check=fold(HOUSEHOLDS.read(row.records.all())),
        )
        for row in found
    )


def _kept(rows: "QuerySet[HouseholdRow]") -> KeptHousehold | None:
    row = rows.prefetch_related("records", "answers", "papers", "members").first()
    return None if row is None else kept(row)


def _members(row: HouseholdRow) -> tuple[Member, ...]:
    return tuple(Member(**one) for one in row.people)


def _amounts(stored: Mapping[str, str]) -> dict[str, Decimal]:
    return {code: Decimal(amount) for code, amount in stored.items()}
