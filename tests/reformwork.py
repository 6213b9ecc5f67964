"""The four reductions in few words (减负示例): standpoints of small catalogues, officers."""

from datetime import UTC, date, datetime

from guidework import CALENDAR, EVIDENCE, MONDAY, catalogue

from tongban.core.authoring.review import Hand
from tongban.core.graph.burden.derive import Reckoning, Year, burden
from tongban.core.people.actors import Officer, Role
from tongban.core.reform.comparing import compared
from tongban.core.reform.standpoints import Standpoint, as_law_allows, in_use
from tongban.core.reform.traps import traps
from tongban.core.reform.verdict import RealCases, Tally, judge

RECKONING = Reckoning(filed_on=MONDAY, calendar=CALENDAR)
NOON = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
DUE = date(2026, 12, 31)

GONE = RealCases(tally=Tally(needed=40, without_paper=40))


def cases(**counted: int) -> Year:
    """Return a year in which each item was filed alone, so many times."""
    return Year(cases={(code, ""): many for code, many in counted.items()})


def used(*items, year: Year | None = None, journeys=(), datasets=()) -> Standpoint:
    made = catalogue(items, datasets)
    return in_use(burden(made, journeys, year or Year(), RECKONING), made)


def by_law(*items, year: Year | None = None) -> Standpoint:
    made = catalogue(items)
    return as_law_allows(burden(made, (), year or Year(), RECKONING))


def hand(role: Role = Role.REFORMER, department: str = "bureau", at: datetime = NOON) -> Hand:
    officer = Officer(
        account=1,
        name="工作人员",
        staff_number=f"{department}-{role.value}",
        department=department,
        roles=frozenset({role}),
    )
    return Hand(officer=officer, at=at)


def held_to(proposal, before, after, year, *, real=GONE, datasets=()):
    old, new = used(*before, year=year), used(*after, year=year, datasets=datasets)
    return judge(
        proposal,
        old,
        new,
        reduced=compared(old, new),
        found=traps(
            before, after, {one.code: one for one in EVIDENCE}, calendar=CALENDAR, today=MONDAY
        ),
        cases=real,
    )
