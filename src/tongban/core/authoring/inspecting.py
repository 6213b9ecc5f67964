"""Inspecting (体检): what the law and inspectors object to, and who puts it right by when.

The same rules run live in the editor, before a copy is sent for review, on the day it is published
and over the whole catalogue as a report. A finding there carries its owner and a due date.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.sections import BASICS, Section
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint import Assessed, Finding, Repeal, Severity, lint
from tongban.core.catalog.references import problems
from tongban.core.catalog.sensitive import sensitive_asked
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Problem
from tongban.core.vocabulary.limits import TimeLimit, due

_TO_PUT_RIGHT: Final = {
    Severity.ERROR: TimeLimit.working_days(5, Citation.local("体检错误整改期限")),
    Severity.WARNING: TimeLimit.working_days(20, Citation.local("体检警告整改期限")),
}
_REFERENCE: Final = Citation.local("引用的内容必须存在")
_PREFIX: Final = "items/"
_SECTIONS: Final = {section.value: section.label for section in Section}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One objection to an item (体检问题): where, by which rule, what to do, who and until when.

    `owner` is the department code; `due_on` is None for advice, which nobody owes.
    """

    item: str
    name: str
    place: str
    group: str
    rule: str
    severity: Severity
    message: str
    fix: str
    citation: Citation
    owner: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What an inspection goes by (体检依据): the day, the calendar and what has lost its force.

    `beside` are the items that rules on repetition and sameness lay beside a copy, those of its
    department and of its matter; None for all. `assessed` are the sensitive elements that an
    approved impact assessment covers, by item.
    """

    today: date
    calendar: WorkingCalendar
    repealed: tuple[Repeal, ...] = ()
    beside: frozenset[str] | None = None
    assessed: Mapping[str, frozenset[str]] | None = None


def inspect(copy: WorkingCopy, catalogue: Catalogue, by: Inspection) -> tuple[Issue, ...]:
    """Return what stands against a copy within the published catalogue, errors first."""
    within = copy.within(catalogue)
    found = [*_redefined(copy, catalogue), *_unresolved(copy, catalogue)]
    issues = [_of_problem(one, copy) for one in found]
    if not copy.ends:
        before = _taken_over(copy, catalogue)
        beside = _beside(within, copy, by)
        issues += _issues(beside, by, {copy.item.code: by.today}, before)
    return _by_severity(issues)


def report(catalogue: Catalogue, by: Inspection, *, since: Mapping[str, date]) -> tuple[Issue, ...]:
    """Return what stands against the items named in `since`, each owed from the day told there."""
    return _by_severity(_issues(catalogue, by, since, _asked_already(since, catalogue)))


def faults(issues: Iterable[Issue]) -> tuple[str, ...]:
    """Return the sentences of what must be put right before a copy goes on."""
    return tuple(f"{one.group}：{one.message}" for one in issues if one.severity is Severity.ERROR)


def _issues(
    catalogue: Catalogue,
    by: Inspection,
    since: Mapping[str, date],
    before: Mapping[str, frozenset[str]],
) -> list[Issue]:
    found = lint(
        catalogue,
        today=by.today,
        repealed=by.repealed,
        calendar=by.calendar,
        only=list(since),
        assessed=None if by.assessed is None else Assessed(approved=by.assessed, before=before),
    )
    return [_of_finding(one, catalogue, by, since) for one in found]


def _taken_over(copy: WorkingCopy, catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Return what a copy goes on asking that it, or an item it takes the place of, asked before."""
    asked = _asked_already((copy.item.code, *copy.withdraws), catalogue)
    return {copy.item.code: frozenset[str]().union(*asked.values())}


def _asked_already(codes: Iterable[str], catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Return the sensitive elements that published versions of items ask."""
    published = (catalogue.items[code] for code in codes if code in catalogue.items)
    return {item.code: sensitive_asked(item, catalogue) for item in published}


def _of_finding(
    finding: Finding, catalogue: Catalogue, by: Inspection, since: Mapping[str, date]
) -> Issue:
    code, _, place = finding.where.partition("/")
    item, limit = catalogue.items[code], _TO_PUT_RIGHT.get(finding.severity)
    place, group = _located(place)
    return Issue(
        item=code,
        name=item.name,
        place=place,
        group=group,
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        fix=finding.fix,
        citation=finding.citation,
        owner=item.department,
        due_on=due(limit, since[code], by.calendar).on if limit is not None else None,
    )


def _of_problem(problem: Problem, copy: WorkingCopy) -> Issue:
    own = f"{_PREFIX}{copy.item.code}/"
    place, group = _located(problem.where.removeprefix(own))
    return Issue(
        item=copy.item.code,
        name=copy.item.name,
        place=place,
        group=group,
        rule=problem.rule,
        severity=Severity.ERROR,
        message=problem.message,
        fix="补上它，或不再引用它",
        citation=_REFERENCE,
        owner=copy.item.department,
        due_on=None,
    )


def _located(place: str) -> tuple[str, str]:
    """Return a place as the editor knows it, and what its part is called."""
    first = place.partition("/")[0]
    if first in _SECTIONS:
        return place, _SECTIONS[first]
    if place.startswith(_PREFIX):
        return place, "其他事项"
    return f"{BASICS}/{place}", "基本信息"


def _redefined(copy: WorkingCopy, catalogue: Catalogue) -> Iterator[Problem]:
    """Find definitions that a copy brings along although the catalogue has others by that code."""
    for section, known in (
        (Section.ELEMENTS, catalogue.elements),
        (Section.EVIDENCE, catalogue.evidence),
    ):
        for row in copy.rows(section):
            key = section.key(row)
            if key in known and known[key] != row:
                yield Problem(
                    where=section.place(key),
                    message=f"目录里已经有 {key}，请直接选用，或换一个编码",
                    rule="redefined",
                )


def _unresolved(copy: WorkingCopy, catalogue: Catalogue) -> Iterator[Problem]:
    """Find references that lead nowhere, in the copy or in others because of it."""
    within = copy.within(catalogue)
    if not copy.ends and copy.item.department not in within.departments:
        yield Problem(where="department", message="没有这个部门", rule="reference")
        return
    yield from problems(within, only=None if _missed(copy, catalogue) else (copy.item.code,))


def _missed(copy: WorkingCopy, catalogue: Catalogue) -> bool:
    """Tell whether other items may miss what a copy takes away: an item, or what it settles."""
    published = catalogue.items.get(copy.item.code)
    settled = _settled(published) if published is not None else frozenset()
    return bool(copy.withdraws) or not settled <= _settled(copy.item)


def _settled(item: ServiceItem) -> frozenset[str]:
    return frozenset(code for output in item.outputs for code in output.settles)


def _beside(within: Catalogue, copy: WorkingCopy, by: Inspection) -> Catalogue:
    """Return the catalogue with the items that rules lay beside a copy, and no others."""
    if by.beside is None:
        return within
    codes = [code for code in within.items if code in by.beside or code == copy.item.code]
    return replace(within, items={code: within.items[code] for code in codes})


def _by_severity(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    order = list(Severity)
    return tuple(sorted(issues, key=lambda one: order.index(one.severity)))
