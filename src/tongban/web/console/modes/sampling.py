"""What rules did (秒批与质检): counts by item, what was drawn and found, and the seeds to check it.

The share of faults stands with its interval: of few draws nothing is concluded.
"""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.cases.sampling import period_of, unlike
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.vocabulary.intervals import share_interval
from tongban.store.modes.queries import (
    DrawnCase,
    SeedOfPeriod,
    Tally,
    drawn_cases,
    seeds,
    tallies,
)
from tongban.web.components import lists, messages
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.modes.bar import bar
from tongban.web.console.requests import officer_of, outside_of


@officer_required(Role.SUPERVISOR)
@require_safe
def sampling(request: HttpRequest) -> HttpResponseBase:
    """Show what rules decided and what looking again found."""
    counted, drawn = tallies(), drawn_cases()
    known = seeds(period_of(outside_of(request).today))
    page = Page(
        title=gettext("秒批与质检"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "抽样由每月一个封存的种子和办件编号决定，谁也挑不了；期满公开种子，可以复算。"
            )
        ),
        body=(
            bar("console:modes_sampling", officer_of(request)),
            _counts(counted)
            if counted
            else messages.EmptyState(title=gettext("还没有按规则自动办理的办件")),
            _drawn(drawn) if drawn else "",
            _seeds(known) if known else "",
        ),
    )
    return show(request, page)


def _name(code: str) -> str:
    items = published().catalogue.items
    return items[code].name if code in items else code


def _counts(counted: tuple[Tally, ...]) -> Component:
    numbers = (
        gettext("审查"),
        gettext("自动准予"),
        gettext("转人工"),
        gettext("抽中"),
        gettext("已质检"),
        gettext("有问题"),
        gettext("要求人工复核"),
    )
    return Section(
        title=gettext("各事项"),
        id="items",
        body=lists.DataTable(
            caption=gettext("各事项的自动办理和质检"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("事项")),
                *(lists.Column(words=words, number=True) for words in numbers),
                lists.Column(words=gettext("问题率（95% 区间）")),
            ),
            rows=tuple(_tally(one) for one in counted),
        ),
    )


def _tally(one: Tally) -> lists.Row:
    figures = (
        one.applied,
        one.granted,
        one.applied - one.granted,
        one.drawn,
        one.checked,
        one.faulty,
        one.asked,
    )
    return lists.Row(cells=(_name(one.item), *map(str, figures), _share(one)))


def _share(one: Tally) -> str:
    """Return the share of faults among what was looked at, with its interval."""
    known = share_interval(one.faulty, one.checked)
    if known is None:
        return gettext("样本太少")
    return f"{one.faulty / one.checked:.1%}（{known.low:.1%}–{known.high:.1%}）"


def _drawn(drawn: tuple[DrawnCase, ...]) -> Component:
    findings = {"in_order": gettext("没有问题"), "faulty": gettext("有问题")}
    return Section(
        title=gettext("抽中的办件"),
        id="drawn",
        body=lists.DataTable(
            caption=gettext("最近抽中的办件"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("办件编号")),
                lists.Column(words=gettext("事项")),
                lists.Column(words=gettext("办结时间")),
                lists.Column(words=gettext("质检结论")),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        one.number,
                        _name(one.item),
                        written_moment(one.applied_at),
                        findings.get(one.finding, gettext("待质检")),
                    )
                )
                for one in drawn
            ),
        ),
    )


def _seeds(known: tuple[SeedOfPeriod, ...]) -> Component:
    return Section(
        title=gettext("抽样种子"),
        id="seeds",
        body=lists.DataTable(
            caption=gettext("每月的种子和复算结果"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("月份")),
                lists.Column(words=gettext("事先公布的指纹（SHA-256）")),
                lists.Column(words=gettext("种子")),
                lists.Column(words=gettext("办件"), number=True),
                lists.Column(words=gettext("抽中"), number=True),
                lists.Column(words=gettext("复算")),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        one.period,
                        one.commitment,
                        one.seed or gettext("期满后公开"),
                        str(one.runs),
                        str(one.drawn),
                        _again(one),
                    )
                )
                for one in known
            ),
        ),
    )


def _again(one: SeedOfPeriod) -> str:
    if not one.seed:
        return "—"
    broken = unlike(one)
    return gettext("%(count)d 件对不上") % {"count": broken} if broken else gettext("全部一致")
