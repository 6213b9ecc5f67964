"""Limits, evidence and schedules in the words and components of a page."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from django.utils.translation import gettext

from tongban.core.catalog.departments import Department
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import CaseKind, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.guides.outcomes import EvidenceLine, Footprint, Schedule, Way
from tongban.core.journeys.outcomes import CriticalStep
from tongban.core.vocabulary.citations import Citation
from tongban.web.components import figures, labels, lists
from tongban.web.components.city import city_word, cut
from tongban.web.components.component import Component, Content
from tongban.web.components.sentences import said

_LONGEST_NAME = 15
_WAITING = frozenset({StepKind.PUBLICITY, StepKind.SPECIAL})


def way_words(way: Way) -> str:
    """Return a way to satisfy a requirement, from the person's side."""
    return {
        Way.NOT_NEEDED: gettext("不需要"),
        Way.PRODUCED: gettext("办理中自动产生"),
        Way.SHARED: gettext("部门数据核验，免提交"),
        Way.HELD: gettext("调用您的电子证照，免提交"),
        Way.REUSED: gettext("用您以前交过的，免提交"),
        Way.DECLARED: gettext("书面承诺代替"),
        Way.DEFERRED: gettext("可以后补"),
        Way.UPLOADED: gettext("需要您提交"),
        Way.UNDECIDED: gettext("看情况"),
    }[way]


def limit_words(item: ServiceItem) -> str:
    """Return how long an item takes, as promised."""
    if item.case_kind is CaseKind.INSTANT:
        return gettext("当场办结")
    return labels.limit(item.promised_limit)


def articles(citations: Iterable[Citation]) -> str:
    """Return citations in one line."""
    return labels.citations(citations)


def evidence_lines(
    lines: Iterable[tuple[EvidenceLine, tuple[str, ...]]], evidence: Mapping[str, EvidenceType]
) -> lists.EvidenceList:
    """Return the list of documents; each line comes with the items that use it."""
    return lists.EvidenceList(
        lines=tuple(_evidence_line(line, items, evidence) for line, items in lines)
    )


def _evidence_line(
    line: EvidenceLine, items: tuple[str, ...], evidence: Mapping[str, EvidenceType]
) -> lists.EvidenceLine:
    why = said(line.reason)
    reason = gettext("%(why)s。") % {"why": why}
    if line.way.asks_for_paper and line.asked:
        names = "、".join(evidence[code].name for code in line.asked if code in evidence)
        reason = gettext("%(why)s：%(names)s。") % {"why": why, "names": names}
    if line.passed_over:
        reason += "".join(
            gettext("（%(why)s）") % {"why": said(one.why)} for one in line.passed_over
        )
    if len(items) > 1:
        reason += gettext("一份用于 %(count)d 件事：%(items)s。") % {
            "count": len(items),
            "items": "、".join(items),
        }
    return lists.EvidenceLine(
        title=line.requirement.name,
        way=way_words(line.way),
        reason=reason,
        article=articles(line.requirement.basis),
        ready=not line.way.asks_for_paper and line.way is not Way.DECLARED,
    )


def footprint_figure(footprint: Footprint) -> figures.Footprint:
    """Return the four numbers of 四减 for a component."""
    return figures.Footprint(
        documents=footprint.documents,
        working_days=footprint.working_days,
        steps=footprint.steps,
        visits=footprint.visits,
    )


def schedule_chart(
    schedule: Schedule, departments: Mapping[str, Department], *, names: Mapping[str, str]
) -> Component | None:
    """Return who does what when; `names` are item names by code, blank for a single item."""
    if not schedule.steps:
        return None
    spans = tuple(
        figures.Span(
            title=dated.step.name,
            office=_whose(names.get(dated.item, ""), departments, dated.step.department),
            first_on=dated.starts_on,
            last_on=dated.ends_on,
            period=labels.limit(dated.step.limit),
            critical=dated.critical,
            waiting=dated.step.kind in _WAITING,
        )
        for dated in schedule.steps
    )
    return figures.ScheduleChart(title=gettext("办理时间安排"), spans=spans)


def provisional_note(schedule: Schedule) -> Content:
    """Say that a date may move, when a year's holidays are not published."""
    if not schedule.provisional:
        return ""
    return lists.Paragraph(
        body=gettext("有的日期落在放假安排还没有公布的年份，公布后可能前后调整几天。")
    )


def critical_words(path: Iterable[CriticalStep]) -> str:
    """Return the steps that decide the last day, item by item."""
    return "；".join(
        f"{item}（{'、'.join(one.step for one in steps)}）"
        for item, steps in groupby(path, key=lambda one: one.item)
    )


def _whose(item: str, departments: Mapping[str, Department], department: str) -> str:
    """Return what stands under a step: its item in a journey, else its department."""
    if not item:
        return _office(departments, department)
    short = city_word(item).partition("（")[0].partition(" (")[0]
    return cut(short, _LONGEST_NAME)


def _office(departments: Mapping[str, Department], code: str) -> str:
    department = departments.get(code)
    return department.short_name if department else code
