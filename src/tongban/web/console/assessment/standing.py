"""The five dimensions as they stand (五个维度): scores, what they rest on, what has none."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.assessment.computing import assessed
from tongban.actions.audit import note
from tongban.core.assessment.indicators import How
from tongban.core.assessment.scoring import Assessed, Band, DimensionScore, Scored
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.table_files import table_file
from tongban.web.console.assessment.seats import SEATS, bar
from tongban.web.console.assessment.values import score_words, value_words
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.charts import Bar, bars


@officer_required(*SEATS)
@require_safe
def standing(request: HttpRequest) -> HttpResponseBase:
    """Show how the city stands."""
    found = assessed(outside_of(request))
    page = Page(
        title=gettext("政务服务能力评估"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "按国家评估的五个维度，从事项目录、办件、评价和检索计算，不让部门填报；算不出的由第三方实测。"
            )
        ),
        body=(
            bar("console:assessment"),
            _index(found),
            _chart(found),
            *(_dimension(one) for one in found.dimensions),
            _meaning(found),
            _files(),
        ),
    )
    return show(request, page)


@officer_required(*SEATS)
@require_safe
def standing_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over every indicator as a file."""
    note(officer_of(request), "assessment.export", "standing")
    columns = (
        gettext("维度"),
        gettext("指标"),
        gettext("怎么算"),
        gettext("取数"),
        gettext("权重"),
        gettext("数值和把握范围"),
        gettext("得分"),
    )
    rows = (
        (
            labels.label(each.dimension),
            labels.word(one.indicator.name),
            labels.word(one.indicator.formula),
            labels.label(one.indicator.how),
            str(one.indicator.weight),
            value_words(one),
            score_words(one.score),
        )
        for each in assessed(outside_of(request)).dimensions
        for one in each.indicators
    )
    return table_file(gettext("政务服务能力评估"), form, columns, rows)


def _index(found: Assessed) -> Component:
    index = found.index
    told = (
        gettext("%(index)s（%(band)s）")
        % {"index": f"{index:.1f}", "band": labels.label(Band.of(index))}
        if index is not None
        else gettext("有维度还没有任何数据，暂不计算总分")
    )
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("总分"), value=told),
            lists.SummaryRow(key=gettext("有数据支撑的权重"), value=f"{found.covered:.0%}"),
            lists.SummaryRow(key=gettext("指标版本"), value=found.edition.version),
        )
    )


def _chart(found: Assessed) -> Component:
    table = lists.DataTable(
        caption=gettext("各维度得分"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("维度")),
            lists.Column(words=gettext("得分"), number=True),
            lists.Column(words=gettext("有数据支撑的权重"), number=True),
        ),
        rows=tuple(
            lists.Row(
                cells=(labels.label(one.dimension), score_words(one.score), f"{one.covered:.0%}")
            )
            for one in found.dimensions
        ),
    )
    rows = [
        Bar(
            labels.label(one.dimension),
            (one.score or 0) * one.covered,
            (one.score or 0) * (1 - one.covered),
            score_words(one.score),
        )
        for one in found.dimensions
    ]
    return bars(
        gettext("各维度得分"),
        gettext("满分 100；浅色部分没有数据支撑，是按已测的部分推算的。"),
        rows,
        table,
    )


def _dimension(one: DimensionScore) -> Component:
    return Section(
        title=labels.label(one.dimension),
        body=lists.DataTable(
            caption=labels.label(one.dimension),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("指标")),
                lists.Column(words=gettext("怎么算")),
                lists.Column(words=gettext("取数")),
                lists.Column(words=gettext("权重"), number=True),
                lists.Column(words=gettext("数值和把握范围"), number=True),
                lists.Column(words=gettext("得分"), number=True),
            ),
            rows=tuple(lists.Row(cells=_cells(each)) for each in one.indicators),
        ),
    )


def _cells(one: Scored) -> tuple[Content, ...]:
    how = one.indicator.how
    tone = messages.Tone.ATTENTION if how is How.NOT_MEASURED else messages.Tone.PLAIN
    return (
        navigation.Link(
            words=labels.word(one.indicator.name),
            href=reverse("console:assessment-indicator", args=[one.indicator.code]),
        ),
        labels.word(one.indicator.formula),
        messages.Tag(words=labels.label(how), tone=tone),
        str(one.indicator.weight),
        value_words(one),
        score_words(one.score),
    )


def _meaning(found: Assessed) -> Component:
    return messages.Details(
        summary=gettext("这些分数怎么来的"),
        body=lists.PlainList(
            items=(
                gettext("一项指标的得分就是它的比率乘以 100；维度得分按权重平均已经测到的指标。"),
                gettext(
                    "没有测到的指标不当作零分，也不悄悄摊给别的指标：旁边写明有多少权重有数据支撑。"
                ),
                gettext("五个维度同等重要；90 分以上为“非常高”，80 分以上为“高”。"),
                labels.citation(found.edition.basis),
            )
        ),
    )


def _files() -> Component:
    return lists.PlainList(
        items=tuple(
            navigation.Link(words=words, href=reverse("console:assessment-file", args=[form]))
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )
