"""The report (核对报告): every line with its origin, the totals, and how each rule stands.

The rules are the item's own conditions, with the numbers in force on the day; here nothing is
decided. What is not known makes a total unknown. A disputed line counts both ways: where the claim
would change how a rule stands, the rule is open until the holder has answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of, parameters_of
from tongban.core.catalog.conditions.explain import explain
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.items import AcceptanceCondition, ServiceItem
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.exchange.household.events import AnswerOutcome, Opinion
from tongban.core.exchange.household.means import SIZE, TOTALS, elements_asked, rules
from tongban.core.exchange.household.standing import HouseholdCheck, Pair

Amount: TypeAlias = int | Decimal
ToldMeans: TypeAlias = Mapping[Pair, Mapping[str, Amount]]
"""What registers told: by member and source, then by element."""

Claims: TypeAlias = Mapping[str, Amount]
"""What members say instead, by ticket."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """What one register says of one member (核对明细); no `value` is told when there is none.

    `outcome` of None says that it has not been asked; `claimed` is what the member says instead,
    while `ticket` is open.
    """

    member: int
    source: str
    element: str
    outcome: AnswerOutcome | None
    value: Amount | None = None
    as_of: date | None = None
    asked_at: datetime | None = None
    call: int = 0
    ticket: str = ""
    claimed: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number that a rule compares with (标准), as it is in force on the day."""

    parameter: Parameter
    in_force: ParameterValue


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStanding:
    """How one rule of the item stands (条件判断), by which totals and numbers."""

    rule: AcceptanceCondition
    truth: Truth
    totals: Mapping[str, Amount | None]
    thresholds: tuple[Threshold, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdReport:
    """Everything that an officer decides on (核对报告); the opinion is not the decision."""

    size: int
    lines: tuple[ReportLine, ...]
    totals: Mapping[str, Amount | None]
    rules: tuple[RuleStanding, ...]

    @property
    def opinion(self) -> Opinion:
        """Return what the rules make of it; open while one of them is, unless one is not met."""
        truths = {one.truth for one in self.rules}
        if Truth.NOT_MET in truths:
            return Opinion.DOES_NOT_MEET
        return Opinion.MEETS if truths == {Truth.MET} else Opinion.OPEN

    def of(self, member: int) -> tuple[ReportLine, ...]:
        """Return the lines about one member."""
        return tuple(one for one in self.lines if one.member == member)


def report(
    check: HouseholdCheck,
    told: ToldMeans,
    claims: Claims,
    *,
    item: ServiceItem,
    catalogue: Catalogue,
    today: date,
) -> HouseholdReport:
    """Return the report of a check as far as it has come."""
    lines = tuple(_lines(check, told, claims, catalogue))
    size = len(check.members)
    totals = _totals(lines, claimed=False)
    as_claimed = _totals(lines, claimed=True)
    return HouseholdReport(
        size=size,
        lines=lines,
        totals=totals,
        rules=tuple(
            _standing(rule, (totals, as_claimed), size, catalogue=catalogue, today=today)
            for rule in rules(item)
        ),
    )


def _lines(
    check: HouseholdCheck, told: ToldMeans, claims: Claims, catalogue: Catalogue
) -> Iterator[ReportLine]:
    for member, source in check.pairs:
        dataset = catalogue.datasets.get(source)
        answer = check.answers.get((member, source))
        known = told.get((member, source), {})
        for element in elements_asked(dataset) if dataset else ():
            ticket = check.disputed(member, element)
            yield ReportLine(
                member=member,
                source=source,
                element=element,
                outcome=answer.outcome if answer else None,
                value=known.get(element),
                as_of=answer.as_of if answer else None,
                asked_at=answer.at if answer else None,
                call=answer.call if answer else 0,
                ticket=ticket,
                claimed=claims.get(ticket) if ticket else None,
            )


def _totals(lines: Sequence[ReportLine], *, claimed: bool) -> dict[str, Amount | None]:
    """Return each total; None where a part of it is not known."""
    return {
        total: _sum([one for one in lines if one.element in parts], claimed=claimed)
        for total, parts in TOTALS.items()
    }


def _sum(lines: Sequence[ReportLine], *, claimed: bool) -> Amount | None:
    if any(one.outcome in (None, AnswerOutcome.NOT_AVAILABLE) for one in lines):
        return None
    return sum((_amount(one, claimed=claimed) for one in lines), start=0)


def _amount(line: ReportLine, *, claimed: bool) -> Amount:
    """Return what a line adds; a register that has nobody, or no such entry, adds nothing."""
    if claimed and line.claimed is not None:
        return line.claimed
    return line.value or 0


def _standing(
    rule: AcceptanceCondition,
    both: tuple[Mapping[str, Amount | None], Mapping[str, Amount | None]],
    size: int,
    *,
    catalogue: Catalogue,
    today: date,
) -> RuleStanding:
    parameters = {code: one.on(today) for code, one in catalogue.parameters.items()}
    in_force = {code: value for code, value in parameters.items() if value is not None}
    told, claimed = (
        explain(rule.expression, _values(totals, size), today=today, parameters=in_force).truth
        for totals in both
    )
    read = elements_of(rule.expression)
    return RuleStanding(
        rule=rule,
        truth=told if told is claimed else Truth.UNKNOWN,
        totals={code: both[0][code] for code in read if code != SIZE},
        thresholds=tuple(_thresholds(rule, catalogue, today)),
        disputed=told is not claimed,
    )


def _values(totals: Mapping[str, Amount | None], size: int) -> dict[str, Amount]:
    """Return the totals as conditions read them: what is not known is absent."""
    return {SIZE: size, **{code: one for code, one in totals.items() if one is not None}}


def _thresholds(
    rule: AcceptanceCondition, catalogue: Catalogue, today: date
) -> Iterator[Threshold]:
    for code in parameters_of(rule.expression):
        parameter = catalogue.parameters[code]
        for value in reversed(parameter.history):
            if value.effective_from <= today:
                yield Threshold(parameter=parameter, in_force=value)
                break
