"""All rules over all items (体检)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.lint.findings import Assessed, Finding, LintRule, Repeal, Survey
from tongban.core.catalog.lint.rules import RULES
from tongban.core.catalog.lint.snapshots import PublishedGuide
from tongban.core.vocabulary.calendars import WorkingCalendar

_NOTHING_PUBLISHED: Final[Mapping[str, Sequence[PublishedGuide]]] = {}


def lint(
    catalogue: Catalogue,
    *,
    today: date,
    repealed: Iterable[Repeal] = (),
    published: Mapping[str, Sequence[PublishedGuide]] = _NOTHING_PUBLISHED,
    calendar: WorkingCalendar | None = None,
    rules: Iterable[LintRule] = RULES,
    only: Collection[str] | None = None,
    assessed: Assessed | None = None,
) -> tuple[Finding, ...]:
    """Return every objection, item by item in the order of the rules.

    `only` names the items to look at, each beside all the others; None looks at every item.

    `repealed` are sources out of force, `published` the guides found in public places by item
    code, `assessed` the sensitive elements that an approved assessment covers; without them rules
    13, 14 and 23 have nothing to compare. With a `calendar`, limits in different units are compared
    on real dates from `today`.
    """
    survey = Survey(
        catalogue=catalogue,
        today=today,
        repealed=tuple(repealed),
        published={code: tuple(guides) for code, guides in published.items()},
        calendar=calendar,
        assessed=assessed,
    )
    codes = catalogue.items if only is None else only
    return tuple(_findings(codes, tuple(rules), survey))


def _findings(codes: Iterable[str], rules: Sequence[LintRule], survey: Survey) -> Iterator[Finding]:
    for code in codes:
        for rule in rules:
            for remark in rule.check(survey.catalogue.items[code], survey):
                yield Finding(
                    rule=rule.code,
                    severity=remark.severity,
                    where=f"{code}/{remark.part}",
                    message=remark.message,
                    fix=remark.fix,
                    citation=rule.citation,
                )
