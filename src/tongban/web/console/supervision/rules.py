"""The rules (监察规则): what is watched, how grave it is, on what basis, how often it was met."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.outside import Outside
from tongban.core.supervision.rules import Rule
from tongban.store.supervision.queries import RuleTally, tallies
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.console.requests import outside_of
from tongban.web.console.supervision.seats import SEATS, bar, own_department
from tongban.web.console.supervision.words import lamp

DAYS: Final = 90
"""How far back the tallies go."""


@officer_required(*SEATS)
@require_safe
def rules(request: HttpRequest) -> HttpResponseBase:
    """Show what is watched; how often it was met is the supervisors' to know."""
    outside = outside_of(request)
    since = outside.today - timedelta(days=DAYS)
    met = {} if own_department(request) else {one.rule: one for one in tallies(since)}
    page = Page(
        title=gettext("监察规则"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext("规则是数据：每一条写明看什么、多严重、依据什么。标“本地配置”的没有法条。")
        ),
        body=(
            bar("console:supervision-rules"),
            _table(_as_set(outside), met, counted=not own_department(request)),
        ),
    )
    return show(request, page)


def _as_set(outside: Outside) -> tuple[tuple[Rule, bool], ...]:
    """Return every rule as it is set, and whether it is on."""
    watched = {rule.code: rule for rule in outside.rules}
    return tuple(
        (watched.get(rule.code, rule), rule.code in watched) for rule in outside.standing_rules
    )


def _table(
    found: tuple[tuple[Rule, bool], ...], met: dict[str, RuleTally], *, counted: bool
) -> Component:
    counts = (
        (
            lists.Column(words=gettext("近 %(days)s 天发现") % {"days": DAYS}, number=True),
            lists.Column(words=gettext("申诉成立"), number=True),
        )
        if counted
        else ()
    )
    return lists.DataTable(
        caption=gettext("监察规则"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("规则")),
            lists.Column(words=gettext("等级")),
            lists.Column(words=gettext("什么情况算发现问题")),
            lists.Column(words=gettext("依据")),
            *counts,
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    _name(rule, counted=counted),
                    lamp(rule.level) if on else messages.Tag(words=gettext("停用")),
                    _meaning(rule),
                    labels.citations(rule.basis),
                    *(_counts(rule, met.get(rule.code)) if counted else ()),
                )
            )
            for rule, on in found
        ),
    )


def _name(rule: Rule, *, counted: bool) -> Content:
    """Return the name of a rule; supervisors go on to how it is set."""
    if not counted:
        return labels.word(rule.name)
    address = reverse("console:supervision-rule", args=[rule.code])
    return navigation.Link(words=labels.word(rule.name), href=address)


def number_names() -> dict[str, str]:
    """Return what the numbers of rules are called."""
    return {
        "seconds": gettext("少于秒数"),
        "notices": gettext("多于次数"),
        "working_days": gettext("不多于工作日"),
        "opens": gettext("上班钟点"),
        "closes": gettext("下班钟点"),
        "minutes": gettext("多少分钟内"),
        "cases": gettext("不少于件数"),
    }


def _meaning(rule: Rule) -> str:
    names = number_names()
    numbers = "，".join(
        gettext("%(name)s %(number)s") % {"name": names[name], "number": number}
        for name, number in rule.numbers.items()
    )
    told = labels.word(rule.meaning)
    return (
        gettext("%(told)s（%(numbers)s）") % {"told": told, "numbers": numbers} if numbers else told
    )


def _counts(rule: Rule, tally: RuleTally | None) -> tuple[Content, Content]:
    if tally is None:
        return "0", "0"
    found = reverse("console:supervision-found", args=[rule.code])
    struck = navigation.Link(words=str(tally.struck), href=f"{found}?struck=1")
    return navigation.Link(words=str(tally.found), href=found), struck if tally.struck else "0"
