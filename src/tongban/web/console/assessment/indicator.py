"""One indicator (指标): how it is counted, what keeps it low, and where to look further."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.assessment.computing import Shortfall, assessed, shortfalls
from tongban.core.assessment.indicators import How
from tongban.core.assessment.scoring import Scored
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required, way_to
from tongban.web.components.component import Component, Words
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.assessment.seats import SEATS, bar
from tongban.web.console.assessment.values import score_words, value_words
from tongban.web.console.requests import officer_of, outside_of

_FURTHER: Final[Mapping[str, tuple[str, Words]]] = {
    "on_time": ("console:supervision-figures", gettext_lazy("看各部门、各事项和背后的办件")),
    "rated_good": ("console:feedback-board", gettext_lazy("看各事项的评价")),
    "rated": ("console:feedback-board", gettext_lazy("看各事项的评价")),
    "search_found": ("console:searches", gettext_lazy("看查不到的词")),
    "search_led": ("console:searches", gettext_lazy("看有结果但没人打开的词")),
    "without_paper": ("console:reform", gettext_lazy("看哪些材料还要群众交")),
}
_TRIED: Final[tuple[str, Words]] = ("console:assessment-rounds", gettext_lazy("看第三方实测"))


@officer_required(*SEATS)
@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show an indicator with what stands behind it."""
    found = assessed(outside_of(request))
    every = {one.indicator.code: one for each in found.dimensions for one in each.indicators}
    if code not in every:
        raise NotFound(f"no indicator {code}")
    one = every[code]
    page = Page(
        title=labels.word(one.indicator.name),
        caption=labels.label(one.indicator.dimension),
        wide=True,
        back=navigation.BackLink(href=reverse("console:assessment")),
        body=(bar("console:assessment"), _facts(one), *_behind(request, one)),
    )
    return show(request, page)


def _facts(one: Scored) -> Component:
    rows = (
        (gettext("怎么算"), labels.word(one.indicator.formula)),
        (gettext("取数"), labels.label(one.indicator.how)),
        (gettext("权重"), str(one.indicator.weight)),
        (gettext("数值和把握范围"), value_words(one)),
        (gettext("得分"), score_words(one.score)),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _behind(request: HttpRequest, one: Scored) -> Iterator[Component]:
    """Yield what keeps an indicator low, and the way to its cases, words or trials."""
    code = one.indicator.code
    if lacking := shortfalls(code, outside_of(request)):
        yield Section(title=gettext("还差在哪里"), body=_table(lacking))
    elif code not in _FURTHER and one.indicator.how is How.COMPUTED:
        yield messages.Inset(body=gettext("没有差的：每个事项都符合。"))
    further = _TRIED if one.indicator.how is How.ASSESSED else _FURTHER.get(code)
    if further and (href := way_to(further[0], officer_of(request))):
        yield navigation.Link(words=further[1], href=href)


def _table(lacking: tuple[Shortfall, ...]) -> Component:
    worded = any(one.word for one in lacking)
    return lists.DataTable(
        caption=gettext("还差在哪里"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            *((lists.Column(words=gettext("查不到它的关键词")),) if worded else ()),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.name, href=reverse("hall:item", args=[one.item])),
                    *((one.word,) if worded else ()),
                )
            )
            for one in lacking
        ),
    )
