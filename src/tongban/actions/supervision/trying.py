"""Try a rule (规则试算): over what it watches, of late, as it is set and as it would be set.

Rules watch cases, ratings, bills, concerns and joint handlings; each is tried over those, by the
same looks that find things from day to day, and nothing that is found is kept.
"""

import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

from tongban.actions.matters.watching import shown_by_joint
from tongban.actions.outside import Outside
from tongban.actions.recording import UNBEGUN
from tongban.actions.supervision.concern_watch import shown_of_concern
from tongban.actions.supervision.rating_watch import shown
from tongban.actions.supervision.recomputing import shown_by_history
from tongban.actions.supervision.refund_watch import shown_by_bills
from tongban.core.supervision.late_concerns import WATCHED
from tongban.core.supervision.owed_refunds import REFUND_RULES
from tongban.core.supervision.rated import RATING_RULES
from tongban.core.supervision.rules import Rule, Watched
from tongban.core.supervision.settings import RuleSetting
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.watching import gathered
from tongban.store.cases.models import Case
from tongban.store.feedback.models import Concern, Rating
from tongban.store.payments.models import BillRow

DAYS: Final = 90
MOST: Final = 300
_BACK: Final = timedelta(days=DAYS)
_RATINGS: Final = frozenset(one.watched for one in RATING_RULES)
_REFUNDS: Final = frozenset(one.watched for one in REFUND_RULES)


class Over(enum.Enum):
    """What a rule is tried over (试算范围)."""

    CASES = "cases"
    RATINGS = "ratings"
    BILLS = "bills"
    CONCERNS = "concerns"
    JOINT = "joint"


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedMatter:
    """A case by its number; or a concern, which has a page of its own."""

    number: str
    concern: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a setting would change (试算): what is found as it is, and as it would be.

    `looked` were looked at; `before` and `after` are the cases or concerns in which it is met.
    """

    over: Over
    looked: int
    before: int
    after: int
    appearing: tuple[TriedMatter, ...]
    vanishing: tuple[TriedMatter, ...]


_Shown: TypeAlias = Iterator[tuple[TriedMatter, Sighting]]


def tried(rule: Rule, before: RuleSetting, after: RuleSetting, outside: Outside) -> Tried:
    """Return what a setting would change in what the rule watches and what came lately."""
    over = tried_over(rule)
    latest, look = _LATEST[over](rule, outside), _LOOKS[over]
    once = _met(look, latest, before.applied(rule), outside)
    then = _met(look, latest, after.applied(rule), outside)
    return Tried(
        over=over,
        looked=len(latest),
        before=len(once),
        after=len(then),
        appearing=tuple(sorted(then - once, key=lambda one: one.number)),
        vanishing=tuple(sorted(once - then, key=lambda one: one.number)),
    )


def tried_over(rule: Rule) -> Over:
    """Return what a rule watches."""
    if rule.watched in _RATINGS:
        return Over.RATINGS
    if rule.watched in _REFUNDS:
        return Over.BILLS
    if rule.watched in WATCHED.values():
        return Over.CONCERNS
    return Over.JOINT if rule.watched is Watched.OPINION_OWED else Over.CASES


def _met(
    look: Callable[[list[Any], Outside], _Shown],
    latest: list[Any],
    as_set: Rule | None,
    outside: Outside,
) -> frozenset[TriedMatter]:
    """Return in what a rule is met that is set so; one that is off is met nowhere."""
    if as_set is None:
        return frozenset()
    found = list(look(latest, outside.with_rule(as_set)))
    counted = {id(one) for one in gathered(one for _, one in found)}
    return frozenset(matter for matter, one in found if id(one) in counted)


def _cases(rule: Rule, outside: Outside) -> list[Case]:
    del rule
    rows = Case.objects.filter(received_on__gte=outside.today - _BACK).exclude(status__in=UNBEGUN)
    rows = rows.select_related("item", "filing").defer("item__content")
    return list(rows.order_by("-received_on", "-id")[:MOST])


def _ratings(rule: Rule, outside: Outside) -> list[Rating]:
    del rule
    rows = Rating.objects.filter(rated_at__gte=outside.now - _BACK)
    return list(rows.select_related("case", "case__filing").order_by("-rated_at")[:MOST])


def _bills(rule: Rule, outside: Outside) -> list[BillRow]:
    del rule
    rows = BillRow.objects.filter(drawn_at__gte=outside.now - _BACK)
    return list(rows.order_by("-drawn_at", "-id")[:MOST])


def _concerns(rule: Rule, outside: Outside) -> list[Concern]:
    kinds = [kind.value for kind, watched in WATCHED.items() if watched is rule.watched]
    rows = Concern.objects.filter(kind__in=kinds, opened_at__gte=outside.now - _BACK)
    return list(rows.defer("matter_sealed").order_by("-opened_at", "-id")[:MOST])


def _in_cases(latest: list[Case], outside: Outside) -> _Shown:
    for row in latest:
        for one in shown_by_history(row, outside) or ():
            yield TriedMatter(number=row.number), one


def _in_joint(latest: list[Case], outside: Outside) -> _Shown:
    for row in latest:
        for one in shown_by_joint(row, outside):
            yield TriedMatter(number=row.number), one


def _in_ratings(latest: list[Rating], outside: Outside) -> _Shown:
    for case, found in shown(latest, outside).items():
        for one in found:
            yield TriedMatter(number=case.number), one


def _in_bills(latest: list[BillRow], outside: Outside) -> _Shown:
    found = shown_by_bills(latest, outside)
    numbers = dict(Case.objects.filter(pk__in=found).values_list("pk", "number"))
    for case, every in found.items():
        for one in every:
            yield TriedMatter(number=numbers[case]), one


def _in_concerns(latest: list[Concern], outside: Outside) -> _Shown:
    for row in latest:
        for late in shown_of_concern(row, outside):
            yield TriedMatter(number=row.number, concern=row.pk), late.sighting


_LATEST: Final[Mapping[Over, Callable[[Rule, Outside], list[Any]]]] = {
    Over.CASES: _cases,
    Over.RATINGS: _ratings,
    Over.BILLS: _bills,
    Over.CONCERNS: _concerns,
    Over.JOINT: _cases,
}
_LOOKS: Final[Mapping[Over, Callable[[list[Any], Outside], _Shown]]] = {
    Over.CASES: _in_cases,
    Over.RATINGS: _in_ratings,
    Over.BILLS: _in_bills,
    Over.CONCERNS: _in_concerns,
    Over.JOINT: _in_joint,
}
