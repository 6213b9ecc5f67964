"""Campaigns in words (批次用语): rules, results, and how anybody does the draw again."""

from collections.abc import Iterator

from django.utils.translation import gettext, gettext_lazy

from tongban.core.campaigns.definitions import Campaign, Gate
from tongban.core.campaigns.lives import CampaignLife, ResultLine
from tongban.core.vocabulary.dates import day_of
from tongban.web.components import labels, lists
from tongban.web.components.component import Component, Words
from tongban.web.components.sections import Section
from tongban.web.components.words import written_date, written_moment

GATES = {
    Gate.NOT_YET: gettext_lazy("还没有开始报名"),
    Gate.OPEN: gettext_lazy("正在报名"),
    Gate.OUTSIDE_HOURS: gettext_lazy("报名期间，现在不在报名时段"),
    Gate.OVER: gettext_lazy("报名已经结束"),
}


def when(campaign: Campaign) -> str:
    """Return the window in words."""
    window = campaign.window
    return gettext("%(first)s至%(last)s，每天 %(from)d 时至 %(until)d 时") % {
        "first": written_date(window.opens_on),
        "last": written_date(window.closes_on),
        "from": window.from_hour,
        "until": window.until_hour,
    }


def rules(campaign: Campaign, life: CampaignLife) -> tuple[Component, ...]:
    """Return the published rules: places, tiers, what breaks a tie."""
    return (
        Section(
            title=gettext("招多少"),
            id="places",
            body=lists.SummaryList(
                rows=tuple(
                    lists.SummaryRow(
                        key=unit.name, value=gettext("%(count)d 个名额") % {"count": unit.places}
                    )
                    for unit in campaign.units
                )
            ),
        ),
        Section(title=gettext("谁在前面"), id="tiers", body=_tiers(campaign)),
        Section(title=gettext("同一顺位怎么排"), id="draw", body=_draw(life)),
    )


def _tiers(campaign: Campaign) -> Component:
    rows = tuple(
        lists.SummaryRow(
            key=gettext("第 %(place)d 顺位") % {"place": place},
            value=f"{tier.words}（{gettext('以片区为准')}）" if tier.near else tier.words,
            source=labels.citation(tier.basis),
        )
        for place, tier in enumerate(campaign.tiers, start=1)
    )
    last = lists.SummaryRow(key=gettext("最后"), value=gettext("其他符合报名条件的"))
    return lists.SummaryList(rows=(*rows, last))


def _draw(life: CampaignLife) -> tuple[Component, ...]:
    said = gettext("由摇号决定：报名前公布种子的摘要，结果公布时公开种子，任何人都能重新算。")
    if not life.announced:
        return (lists.Paragraph(body=said), lists.Paragraph(body=gettext("摘要还没有公布。")))
    rows = [lists.SummaryRow(key=gettext("种子摘要（SHA-256）"), value=life.commitment)]
    if life.results:
        first = life.results[0]
        rows += [
            lists.SummaryRow(key=gettext("公开的种子"), value=first.seed),
            lists.SummaryRow(key=gettext("报名名单摘要"), value=first.digest),
        ]
    return (lists.Paragraph(body=said), lists.SummaryList(rows=tuple(rows)), *_recompute(life))


def _recompute(life: CampaignLife) -> Iterator[Component]:
    if life.results:
        yield lists.Paragraph(
            body=gettext(
                "验证办法：“campaign-seed|”加种子的 SHA-256 就是种子摘要；"
                "报名编号排序后逐行相连的 SHA-256 就是名单摘要；"
                "以种子为密钥，对“名单摘要|报名编号”算 HMAC-SHA256 就是签号，小的在前。"
            )
        )


def result(campaign: Campaign, life: CampaignLife) -> Component:
    """Return the newest edition as a table: numbers, no names."""
    edition = life.result
    lines = edition.lines if edition else ()
    table = lists.DataTable(
        caption=gettext("录取结果，只有报名编号"),
        columns=(
            lists.Column(words=gettext("报名编号"), one_line=True),
            lists.Column(words=gettext("录取")),
            lists.Column(words=gettext("顺位")),
            lists.Column(words=gettext("签号前八位"), one_line=True),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    one.number,
                    placed(campaign, one),
                    tier_words(campaign, one.tier),
                    one.ticket[:8],
                )
            )
            for one in lines
        ),
    )
    words = gettext("第 %(edition)d 版，%(moment)s公布") % {
        "edition": len(life.results),
        "moment": written_moment(edition.at) if edition else "",
    }
    return Section(
        title=gettext("录取结果"), id="results", body=(lists.Paragraph(body=words), table)
    )


def placed(campaign: Campaign, line: ResultLine) -> str:
    """Return where an application got a place, or as which it waits where."""
    if line.unit:
        return unit_name(campaign, line.unit)
    if not line.waits_at:
        return gettext("没有录取")
    waits = (one.partition(":") for one in line.waits_at)
    return "；".join(
        gettext("%(unit)s候补第 %(turn)s 位") % {"unit": unit_name(campaign, unit), "turn": turn}
        for unit, _, turn in waits
    )


def unit_name(campaign: Campaign, code: str) -> str:
    """Return the name of a unit."""
    unit = campaign.unit(code)
    return unit.name if unit else code


def tier_words(campaign: Campaign, tier: str) -> Words:
    """Return the words of a tier; the last one has none of its own."""
    return next((one.words for one in campaign.tiers if one.id == tier), gettext("最后"))


def stands(life: CampaignLife, gate: Gate) -> str:
    """Return how a campaign stands, in one phrase."""
    if life.settled:
        return gettext("结果已经确定")
    if life.results:
        day = written_date(day_of(life.results[-1].at))
        return gettext("结果%(day)s公布，可以提出异议") % {"day": day}
    if not life.announced and gate is Gate.NOT_YET:
        return gettext("规则还没有公布")
    return str(GATES[gate])
