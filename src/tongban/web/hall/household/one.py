"""One check (核对进展): who has signed, what is told about me and mine, how the rules stand.

A member reads what registers told about those they sign for, and of the others only whether they
have signed; what all of it adds up to is for the department that decides.
"""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.exchange.household.ending import give_up
from tongban.core.exchange.household import course
from tongban.core.exchange.household.standing import CheckStage
from tongban.core.vocabulary.errors import Conflict
from tongban.web.components import households as words
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import plain_date
from tongban.web.hall.household.lines import told
from tongban.web.hall.household.members import members
from tongban.web.hall.household.reading import ENDED, Reading, opened, read
from tongban.web.hall.visitor import citizen_of, outside_of

_WHAT_NOW: Final = {
    CheckStage.SIGNING: (
        gettext_lazy("还有成员没有授权"),
        gettext_lazy(
            "全体成员授权以后才开始核对，一个人都不能少。请家人用自己的账户登录，在“我的”里打开"
            "“家庭经济状况核对”；没有账户的，请到街道窗口交纸质授权书。"
        ),
    ),
    CheckStage.STOPPED: (
        gettext_lazy("有成员不同意授权，核对停在这里"),
        gettext_lazy(
            "低保以全家为单位，缺一个人的授权就不能凭部门数据认定；这不等于您家不符合条件。"
            "家人改主意后可以随时在自己的账户里授权，或者到街道窗口交纸质授权书；"
            "家人始终不同意的，请到街道窗口说明情况，生活一时困难的可以先申请临时救助。"
        ),
    ),
    CheckStage.ASKING: (
        gettext_lazy("正在向各部门核对"),
        gettext_lazy("各部门答复的快慢不同。暂时没有答复的会自动再查，不会因此拒绝您。"),
    ),
    CheckStage.COMPLETE: (
        gettext_lazy("各部门都已答复"),
        gettext_lazy("请看看与您有关的内容对不对。不对的，可以在下面提出异议。"),
    ),
}


@citizen_required
@require_safe
def household(request: HttpRequest, check: UUID) -> HttpResponseBase:
    """Show one check to somebody whom it concerns."""
    reading = read(request, opened(request, check, "household.read"))
    page = Page(
        title=gettext("家庭经济状况核对"),
        caption=reading.item.name,
        back=navigation.BackLink(href=reverse("hall:households")),
        above=navigation.IdentityBar(
            facts=(
                (gettext("核对编号"), reading.kept.number),
                (gettext("进展"), words.stage_tag(reading.stage)),
            )
        ),
        body=(
            _what_now(reading),
            *members(reading),
            *told(reading),
            *_rules(reading),
            _keeping(reading),
        ),
    )
    return show(request, page)


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def giving_up(request: HttpRequest, check: UUID) -> HttpResponseBase:
    """Ask once more, then give the check up."""
    kept = opened(request, check, "household.give_up")
    here = reverse("hall:household", args=[check])
    if request.method == "POST":
        try:
            give_up(citizen_of(request), check, outside_of(request))
        except Conflict:
            news.warning(request, gettext("这次核对已经终结。"))
        else:
            news.success(request, gettext("已放弃核对，部门提供的数据明天删除。您可以重新发起。"))
        return HttpResponseRedirect(here)
    page = Page(
        title=gettext("放弃这次核对？"),
        caption=kept.number,
        back=navigation.BackLink(href=here),
        body=(
            lists.Paragraph(body=gettext("放弃以后不再查询，已经查到的数据第二天删除。")),
            PostForm(
                body="",
                buttons=navigation.Button(
                    words=gettext("放弃核对"), kind=navigation.ButtonKind.WARNING
                ),
            ),
        ),
    )
    return show(request, page)


def _what_now(reading: Reading) -> Component:
    ending = reading.kept.check.ending
    if ending is not None:
        opinion = words.OPINIONS[reading.kept.check.opinion][0]
        return messages.Notification(
            kind=messages.NotificationKind.ATTENTION,
            title=words.ENDINGS[ending],
            body=gettext("核对意见：%(opinion)s。是否认定由民政部门决定，请看办件的进展。")
            % {"opinion": opinion},
        )
    title, advice = _WHAT_NOW[reading.stage]
    good = reading.stage is CheckStage.COMPLETE
    kinds = messages.NotificationKind
    return messages.Notification(
        kind=kinds.GOOD if good else kinds.ATTENTION,
        title=title,
        body=(lists.Paragraph(body=advice), *_progress(reading)),
    )


def _progress(reading: Reading) -> Iterator[Component]:
    if reading.stage is not CheckStage.ASKING:
        return
    every, left = len(reading.kept.check.pairs), len(reading.kept.check.unknown)
    yield lists.Paragraph(
        body=gettext("已收到 %(done)d 项，共 %(every)d 项。")
        % {"done": every - left, "every": every}
    )
    yield navigation.Link(
        words=gettext("看最新进展"), href=reverse("hall:household", args=[reading.kept.id])
    )


def _rules(reading: Reading) -> Iterator[Component]:
    if reading.stage not in (CheckStage.ASKING, CheckStage.COMPLETE):
        return
    yield Section(
        title=gettext("按规定怎么看"),
        id="rules",
        body=(
            words.rules_table(
                reading.report.rules,
                reading.catalogue,
                size=reading.report.size,
                with_totals=False,
            ),
            lists.Paragraph(
                body=gettext(
                    "这是按登记的数据和现行标准算出的意见，不是决定。全家合计只给承办人员看，"
                    "是否认定由民政部门审核后决定。"
                )
            ),
        ),
    )


def _keeping(reading: Reading) -> Component:
    until = course.kept_until(reading.kept.check)
    kept = (
        gettext("部门提供的数据保存到%(day)s，到期删除，只留核对意见。")
        % {"day": plain_date(until)}
        if until is not None
        else gettext("部门提供的数据在核对终结 %(days)d 天后删除，只留核对意见。")
        % {"days": course.KEPT_AFTER_END.days}
    )
    ways: list[Component] = [
        navigation.Link(words=gettext("谁查了我的数据"), href=reverse("hall:looks"))
    ]
    if reading.applicant and reading.stage not in ENDED:
        ways.append(
            navigation.Link(
                words=gettext("放弃这次核对"),
                href=reverse("hall:give_up_household", args=[reading.kept.id]),
            )
        )
    return Section(
        title=gettext("数据保存和查阅"),
        body=(lists.Paragraph(body=kept), navigation.Buttons(items=tuple(ways))),
    )
