"""Analyses as tables and drawings (分析表): every figure with the number of cases behind it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext

from tongban.actions.targets import published
from tongban.core.mining.findings import (
    Arc,
    Deviation,
    Dwell,
    Handover,
    Overview,
    Rework,
    Variant,
)
from tongban.core.performance.measures import Ratio
from tongban.engines.mining.extracts import Worked
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.console.supervision.charts import Bar, bars, process_map
from tongban.web.console.supervision.mining.asking import Asked
from tongban.web.console.supervision.shares import share_words
from tongban.web.console.supervision.words import department_name

MOST: Final = 15
_IN_MAP = 12
_LEAST_SHARE = 0.02
_HOURS_A_DAY = 24


def days(hours: float) -> str:
    """Return hours as days with one decimal."""
    return gettext("%(days)s 天") % {"days": f"{hours / _HOURS_A_DAY:.1f}"}


def overview(seen: Overview) -> Component:
    """Return a log at a glance."""
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("办件"), value=f"{seen.cases:,}"),
            lists.SummaryRow(key=gettext("办理记录"), value=f"{seen.events:,}"),
            lists.SummaryRow(key=gettext("一半的办件用时不超过"), value=days(seen.median_hours)),
            lists.SummaryRow(key=gettext("九成的办件用时不超过"), value=days(seen.p90_hours)),
        )
    )


def variants(found: Sequence[Variant], cases: int, wanted: Asked | None) -> Component:
    """Return the commonest ways."""
    return _table(
        gettext("最常见的走法"),
        (gettext("走法"), gettext("办件"), gettext("占比"), gettext("一半不超过")),
        [
            (
                " → ".join(map(labels.word, one.activities)),
                _down(one.cases, wanted, way="\x1f".join(one.activities)),
                share_words(Ratio(one.cases, cases)),
                days(one.median_hours),
            )
            for one in found
        ],
    )


def drawn_map(arcs: Sequence[Arc], cases: int, wanted: Asked | None) -> Component:
    """Return the map of what followed what, rare things left out of the drawing."""
    often = [one for one in arcs if one.cases >= max(2, _LEAST_SHARE * cases)] or list(arcs)
    table = _table(
        gettext("什么之后是什么"),
        (gettext("前一步"), gettext("后一步"), gettext("办件"), gettext("一半不超过")),
        [
            (
                labels.word(one.source),
                labels.word(one.target),
                _down(one.cases, wanted, source=one.source, target=one.target),
                days(one.median_hours),
            )
            for one in arcs[: 4 * MOST]
        ],
    )
    return process_map(_ordered(often), often, name=labels.word, table=table)


def dwells(found: Sequence[Dwell], wanted: Asked | None) -> Component:
    """Return where cases stay longest in all."""
    shown = found[:MOST]
    table = _table(
        gettext("停留时长"),
        (gettext("到哪一步为止"), gettext("次数"), gettext("一半不超过"), gettext("九成不超过")),
        [
            (
                labels.word(one.activity),
                _down(one.times, wanted, activity=one.activity),
                days(one.median_hours),
                days(one.p90_hours),
            )
            for one in shown
        ],
    )
    return bars(
        gettext("各步之前一共停留的天数"),
        gettext("从前一步做完到这一步做完；条越长，改进这里省的时间越多。"),
        [
            Bar(
                labels.word(one.activity),
                one.total_hours / _HOURS_A_DAY,
                0,
                f"{one.total_hours / _HOURS_A_DAY:,.0f}",
            )
            for one in shown[:_IN_MAP]
        ],
        table,
    )


def worked(found: Sequence[Worked], wanted: Asked) -> Component:
    """Return waiting and working, step by step."""
    shown = [one for one in found if one.waiting_hours + one.working_hours > 0][:MOST]
    waited = sum(one.waiting_hours for one in found)
    whole = waited + sum(one.working_hours for one in found)
    table = _table(
        gettext("等待和办理的天数"),
        (gettext("环节"), gettext("次数"), gettext("等待"), gettext("办理")),
        [
            (
                labels.word(one.activity),
                _down(one.times, wanted, activity=one.activity),
                days(one.waiting_hours),
                days(one.working_hours),
            )
            for one in shown
        ],
    )
    return bars(
        gettext("深色是有人在办，浅色是在等"),
        gettext("全部时间里 %(share)s 在等待：没有人开始办下一步，或者在等申请人。")
        % {"share": f"{waited / whole:.0%}" if whole else "0%"},
        [
            Bar(
                labels.word(one.activity),
                one.working_hours / _HOURS_A_DAY,
                one.waiting_hours / _HOURS_A_DAY,
                f"{(one.working_hours + one.waiting_hours) / _HOURS_A_DAY:,.0f}",
            )
            for one in shown[:_IN_MAP]
        ],
        table,
    )


def rework(found: Sequence[Rework], cases: int, wanted: Asked | None) -> Component:
    """Return what was done again."""
    if not found:
        return messages.Inset(body=gettext("没有重复办理的环节。"))
    return _table(
        gettext("同一办件里做了不止一次"),
        (gettext("环节"), gettext("办件"), gettext("占比"), gettext("多做的次数")),
        [
            (
                labels.word(one.activity),
                _down(one.cases, wanted, activity=one.activity),
                share_words(Ratio(one.cases, cases)),
                f"{one.repeats:,}",
            )
            for one in found[:MOST]
        ],
    )


def handovers(found: Sequence[Handover], wanted: Asked | None) -> Component:
    """Return how work goes between departments; the applicant is one side too."""
    if not found:
        return messages.Inset(body=gettext("没有部门之间的交接。"))
    return _table(
        gettext("谁交给谁"),
        (gettext("交出"), gettext("接手"), gettext("次数"), gettext("一半不超过")),
        [
            (
                unit(one.source),
                unit(one.target),
                _down(one.times, wanted, gave=one.source, took=one.target),
                days(one.median_hours),
            )
            for one in found[:MOST]
        ],
    )


def deviations(found: Sequence[Deviation], cases: int, wanted: Asked | None) -> Component:
    """Return what was never meant to happen."""
    if not found:
        return messages.Inset(body=gettext("所有办件都按事项定义的环节走。"))
    return _table(
        gettext("事项定义里没有的先后"),
        (gettext("前一步"), gettext("后一步"), gettext("办件"), gettext("占比")),
        [
            (
                labels.word(one.source),
                labels.word(one.target),
                _down(one.cases, wanted, source=one.source, target=one.target),
                share_words(Ratio(min(one.cases, cases), cases)),
            )
            for one in found[:MOST]
        ],
    )


def _ordered(arcs: Sequence[Arc]) -> list[str]:
    """Return the activities of a map from first to last: by how much comes before and after."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for one in arcs:
        after[one.source] += one.cases
        before[one.target] += one.cases
        seen[one.source] += one.cases
        seen[one.target] += one.cases
    shown = {activity for activity, _ in seen.most_common(_IN_MAP)}
    order: list[str] = []
    left = set(shown)
    while left:
        # What has least coming from those left comes next: a cycle is cut where it is thin.
        coming = {
            one: sum(arc.cases for arc in arcs if arc.target == one and arc.source in left - {one})
            for one in left
        }
        following = min(left, key=lambda one: (coming[one], -after[one], one))
        order.append(following)
        left.remove(following)
    return order


def _down(count: int, wanted: Asked | None, **asked: str) -> Content:
    """Return a number that leads to the cases behind it, where these are our own."""
    if wanted is None:
        return f"{count:,}"
    return navigation.Link(
        words=f"{count:,}", href=wanted.address("console:supervision-behind", **asked)
    )


def unit(code: str) -> str:
    """Return a side of a handover by name."""
    departments = published().catalogue.departments
    return department_name(code, departments) if code else gettext("申请人或系统")


def _table(
    caption: str, headings: Sequence[str], rows: Sequence[tuple[Content, ...]]
) -> lists.DataTable:
    """Return a table whose columns hold numbers, but for those that begin with words."""
    words = (gettext("前一步"), gettext("后一步"), gettext("接手"))
    return lists.DataTable(
        caption=caption,
        columns=tuple(
            lists.Column(words=heading, number=place > 0 and heading not in words)
            for place, heading in enumerate(headings)
        ),
        rows=tuple(lists.Row(cells=cells) for cells in rows),
    )
