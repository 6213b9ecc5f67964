"""Figures as tables and drawings (指标表): measures, months, departments, items."""

from collections.abc import Callable, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.performance.control import ControlChart
from tongban.core.performance.expected import Funnelled
from tongban.core.performance.measures import BY_CODE, MEASURES, Both, Measure
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.console.supervision.charts import control, funnel_chart
from tongban.web.console.supervision.shares import figure_words, percent, share_words

COLUMNS = ("on_time", "red", "step_late", "at_once", "rated_poor")
"""The measures by which departments and items are listed side by side; the rest are a page down."""


def measures(both: Both) -> lists.DataTable:
    """Return every measure of one thing."""
    return lists.DataTable(
        caption=gettext("指标"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("指标")),
            lists.Column(words=gettext("数值和把握范围"), number=True),
            lists.Column(words=gettext("分母"), number=True),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    labels.word(one.name),
                    figure_words(one, both),
                    f"{one.of(both).whole:,}",
                )
            )
            for one in MEASURES
        ),
    )


def side_by_side(
    caption: str,
    rows: Mapping[str, Both],
    name: Callable[[str], str],
    address: Callable[[str], str],
) -> lists.DataTable:
    """Return things with a few measures each, in the order of their names: nobody is ranked."""
    return lists.DataTable(
        caption=caption,
        columns=(
            lists.Column(words=gettext("名称")),
            lists.Column(words=gettext("收件"), number=True),
            *(lists.Column(words=labels.word(BY_CODE[one].name), number=True) for one in COLUMNS),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=name(code), href=address(code)),
                    f"{both.cases.cases:,}",
                    *(share_words(BY_CODE[one].of(both)) for one in COLUMNS),
                )
            )
            for code, both in sorted(rows.items(), key=lambda one: name(one[0]))
        ),
    )


def months(chart: ControlChart | None, measure: Measure) -> Component:
    """Return a measure over the months, with what is news in words."""
    if chart is None:
        return messages.Inset(body=gettext("不到八个月有数据，画不出控制图。"))
    table = lists.DataTable(
        caption=gettext("逐月"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("收件月份")),
            lists.Column(words=labels.word(measure.name), number=True),
            lists.Column(words=gettext("正常波动范围"), number=True),
            lists.Column(words=gettext("分母"), number=True),
            lists.Column(words=gettext("判断")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    one.label,
                    percent(one.ratio),
                    f"{one.low:.1%}–{one.high:.1%}",
                    f"{one.ratio.whole:,}",
                    _judged(one.signal),
                )
            )
            for one in chart.points
        ),
    )
    title = gettext("%(measure)s逐月变化") % {"measure": labels.word(measure.name)}
    return control(title, chart, table)


def compared(found: Iterable[Funnelled], name: Callable[[str], str]) -> Content:
    """Return departments against what their items let expect."""
    every = tuple(found)
    table = lists.DataTable(
        caption=gettext("超期件数和按事项构成应有的件数"),
        columns=(
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("件数"), number=True),
            lists.Column(words=gettext("超期"), number=True),
            lists.Column(words=gettext("应有"), number=True),
            lists.Column(words=gettext("差异比"), number=True),
            lists.Column(words=gettext("判断")),
        ),
        rows=tuple(lists.Row(cells=_funnelled(one, name)) for one in every),
    )
    if not any(one.limits for one in every):
        return table
    return funnel_chart(gettext("标准化差异比：同样的事项，谁超期得多"), every, name, table)


def _funnelled(one: Funnelled, name: Callable[[str], str]) -> tuple[Content, ...]:
    return (
        navigation.Link(
            words=name(one.name), href=reverse("console:supervision-department", args=[one.name])
        ),
        f"{one.cases:,}",
        f"{one.observed:,}",
        f"{one.expected:.1f}",
        "—" if one.standardised is None else f"{one.standardised:.2f}",
        gettext("样本不足") if one.limits is None else _judged(one.stands_out),
    )


def _judged(signal: int) -> Content:
    if signal > 0:
        return messages.Tag(words=gettext("偏高，要查"), tone=messages.Tone.BAD)
    if signal < 0:
        return messages.Tag(words=gettext("偏低"), tone=messages.Tone.GOOD)
    return gettext("正常波动")
