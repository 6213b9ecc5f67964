"""The written guide (文字指南): what a person reads, section by section."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement, Sensitivity
from tongban.core.catalog.items import Fee
from tongban.core.catalog.questions import Question
from tongban.core.catalog.values import show_value
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.footprint import baseline_footprint
from tongban.core.guides.outcomes import EvidenceLine, FieldLine, Guide, Schedule, Way
from tongban.core.journeys.outcomes import JourneyGuide, Standing
from tongban.core.people.facts import Fact
from tongban.core.vocabulary.dates import format_date
from tongban.core.vocabulary.money import Money
from tongban.project.commands.guide.sentences import (
    STANDINGS,
    VERDICTS,
    WAYS,
    footprint_words,
    reason_of,
    reasons,
)


def written_guide(
    guide: Guide,
    remaining: Sequence[Question],
    circumstances: Circumstances,
    catalogue: Catalogue,
) -> list[str]:
    """Return the guide of one item as lines."""
    item = guide.item
    department = catalogue.departments[item.department].short_name
    before = baseline_footprint(item, circumstances)
    return [
        f"{item.name}（{department}）",
        item.summary,
        *_section("结论", [VERDICTS[guide.eligibility.verdict], *reasons(guide.eligibility)]),
        *_section("还要回答", _questions(remaining)),
        *_section("材料", _evidence(guide.evidence)),
        *_section("表单", _form(guide.form)),
        *_section("费用", _fees(guide.fees, guide.fees_undecided, guide.total_fee)),
        *_section("时间", _schedule(guide.schedule, catalogue)),
        *_section(
            "四减",
            [f"现在：{footprint_words(guide.footprint)}", f"按法定：{footprint_words(before)}"],
        ),
    ]


def written_journey(
    guide: JourneyGuide, remaining: Sequence[Question], catalogue: Catalogue
) -> list[str]:
    """Return the guide of a journey as lines."""
    journey = guide.journey
    lead = catalogue.departments[journey.lead].short_name
    critical = [f"{step.item}·{step.step}" for step in guide.critical_path]
    return [
        f"{journey.name}（一件事，{lead}牵头）",
        journey.summary,
        *_section("联办事项", _sub_items(guide)),
        *_section("还要回答", _questions(remaining)),
        *_section("材料", _evidence([merged.line for merged in guide.evidence])),
        *_section("表单", _form([merged.line for merged in guide.form])),
        *_section("费用", _fees(guide.fees, guide.fees_undecided, guide.total_fee)),
        *_section("时间", _schedule(guide.schedule, catalogue)),
        *_section("关键路径", [" → ".join(critical)] if critical else []),
        *_section(
            "四减",
            [
                f"一件事：{footprint_words(guide.footprint)}",
                f"分开办：{footprint_words(guide.separate)}",
                f"按法定：{footprint_words(guide.before)}",
            ],
        ),
    ]


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield ""
        yield f"【{title}】"
        yield from (f"  {line}" for line in body)


def _questions(remaining: Sequence[Question]) -> Iterator[str]:
    for number, question in enumerate(remaining, start=1):
        hint = f"（{question.hint}）" if question.hint else ""
        yield f"{number}. {question.words}{hint}  [{question.element}]"


def _sub_items(guide: JourneyGuide) -> Iterator[str]:
    for outcome in guide.sub_items:
        verdict = ""
        if outcome.eligibility is not None:
            verdict = f"，{VERDICTS[outcome.eligibility.verdict]}"
        standing = STANDINGS[outcome.standing]
        told = standing if outcome.standing is Standing.INELIGIBLE else f"{standing}{verdict}"
        yield f"· {outcome.item.name}：{told}"
        if outcome.eligibility is not None:
            yield from (f"    {reason}" for reason in reasons(outcome.eligibility))


def _evidence(lines: Sequence[EvidenceLine]) -> Iterator[str]:
    asked = [line for line in lines if line.way.asks_for_paper]
    spared = [line for line in lines if not line.way.asks_for_paper]
    for line in asked:
        visit = "，要到窗口看原件" if line.visit else ""
        yield f"□ {line.requirement.name}：{WAYS[line.way]}{visit}。{reason_of(line)}"
        yield from (f"    （{passed.why}）" for passed in line.passed_over)
    yield from (
        f"{_mark(line)} {line.requirement.name}：{WAYS[line.way]}。{reason_of(line)}"
        for line in spared
        if line.way is not Way.NOT_NEEDED
    )


def _mark(line: EvidenceLine) -> str:
    return "?" if line.way is Way.UNDECIDED else "✓"


def _form(lines: Sequence[FieldLine]) -> Iterator[str]:
    if lines:
        filled = sum(line.fact is not None for line in lines)
        yield f"{len(lines)} 项，其中 {filled} 项已经填好"
        for line in lines:
            if line.fact is not None:
                shown = _shown(line.element, line.fact)
                yield f"· {line.element.label}：{shown}（{line.fact.origin}）"


def _shown(element: DataElement, fact: Fact) -> str:
    if element.sensitivity is Sensitivity.SENSITIVE:
        return "已填好"
    return show_value(element, fact.value)


def _fees(fees: Sequence[Fee], undecided: Sequence[Fee], total: Money) -> Iterator[str]:
    if not fees and not undecided:
        yield "不收费"
        return
    yield from (f"{fee.name} {fee.amount.label}（{fee.basis}）" for fee in fees)
    yield from (f"{fee.name} {fee.amount.label}，看回答（{fee.basis}）" for fee in undecided)
    yield f"合计 {total.label}"


def _schedule(schedule: Schedule, catalogue: Catalogue) -> Iterator[str]:
    for item, steps in groupby(schedule.steps, key=lambda dated: dated.item):
        yield catalogue.items[item].name
        for dated in steps:
            department = catalogue.departments[dated.step.department].short_name
            mark = "★" if dated.critical else " "
            provisional = "（暂定）" if dated.provisional else ""
            yield (
                f" {mark} {dated.starts_on} → {dated.ends_on}{provisional}  "
                f"{department} {dated.step.name}（{dated.step.limit.label}）"
            )
    provisional = "（暂定：那一年的放假安排还没有公布）" if schedule.provisional else ""
    yield f"{format_date(schedule.filed_on)}提交，{format_date(schedule.ends_on)}办结{provisional}"
