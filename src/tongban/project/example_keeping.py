"""Checks and assessments of the demonstration (示范质量检查、影响评估): made as stewards make them.

The register is checked by the worker once it runs. Every text says that it is invented. Where rules
or assessments stand already nothing is added.
"""

import csv
import io
from typing import Final

from tongban.actions.impact import approve, items_to_assess, submit
from tongban.actions.quality import books
from tongban.actions.quality.beginning import check_file
from tongban.actions.quality.naming import labels
from tongban.actions.targets import published
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.impact import Assessment, Risk
from tongban.core.quality.checks import (
    AgreesWithNumber,
    Filled,
    Identifies,
    NumberPart,
    NumberScheme,
    Unique,
)
from tongban.core.quality.rules import Consequence, QualityRule
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.examples.people.faulty_register import BORN, DOMICILE, NAME, NUMBER, faulty_register
from tongban.project.example_libraries import example_officer
from tongban.project.wiring import outside
from tongban.store.impact.queries import impact_statuses
from tongban.store.quality.queries.books import book_lines

_DATASET: Final = "population"
_STEWARDS: Final = ("public_security.data", "public_security.data2")
_AUTHOR: Final = "data_bureau.items"
_REVIEWER: Final = "data_bureau.reviewer"
_LEFT_OUT_EVERY: Final = 7
_UNANSWERED_EVERY: Final = 5
"""One item in so many is not assessed yet, or waits for the second officer: so all can be seen."""

_BASIS: Final = Citation(
    law="政务数据共享条例", article="26", level=LegalLevel.ADMINISTRATIVE_REGULATION
)
_RULES: Final = (
    QualityRule(
        code="number_valid",
        check=Identifies(field=NUMBER, scheme=NumberScheme.CITIZEN),
        basis=_BASIS,
    ),
    QualityRule(code="name_filled", check=Filled(field=NAME), basis=_BASIS),
    QualityRule(
        code="born_as_number_says",
        check=AgreesWithNumber(field=BORN, number=NUMBER, part=NumberPart.BIRTH_DATE),
        basis=_BASIS,
    ),
    QualityRule(code="once", check=Unique(fields=(NUMBER,)), basis=_BASIS),
    QualityRule(
        code="domicile_filled",
        check=Filled(field=DOMICILE),
        basis=_BASIS,
        consequence=Consequence.MARK,
    ),
)


def begin_checks() -> bool:
    """Put rules into force for the population and hand a register in, unless there are rules."""
    if book_lines():
        return False
    now = outside()
    first, second = map(example_officer, _STEWARDS)
    for rule in _RULES:
        books.write_rule(first, _DATASET, rule, now)
    books.send(first, _DATASET, now)
    books.approve(second, _DATASET, now)
    check_file(first, _DATASET, [_file()], now, name="示范人口登记簿（人工编造，含错误）.csv")
    return True


def assess_items() -> int:
    """Assess the items that ask sensitive elements, but for a few; return how many were."""
    if impact_statuses():
        return 0
    now, author, reviewer = outside(), example_officer(_AUTHOR), example_officer(_REVIEWER)
    items = [item for item, _, _ in items_to_assess(author)]
    chosen = [one for place, one in enumerate(items, start=1) if place % _LEFT_OUT_EVERY]
    for place, item in enumerate(chosen, start=1):
        state = submit(author, item.code, now, assessment=_assessed(item), revision=0)
        if place % _UNANSWERED_EVERY:
            approve(reviewer, item.code, now, revision=state.length)
    return len(chosen)


def _file() -> bytes:
    names, rows, text = labels(published().catalogue), list(faulty_register()), io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writerow({field: names[field] for field in rows[0]})
    writer.writerows(rows)
    return text.getvalue().encode()


def _assessed(item: ServiceItem) -> Assessment:
    return Assessment(
        purpose=f"办理“{item.name}”，核对申请人是否符合条件（示范内容，人工编写）。",
        necessity="只收集判断条件、制作结果必需的内容；能从登记簿核验的不要求填写。",
        impact="泄露会暴露当事人的身份、健康或者财产状况。",
        measures="字段加密保存，按办件授权查看，每次查看留痕并告诉本人；到期按保存期限删除。",
        risk=Risk.MEDIUM,
    )
