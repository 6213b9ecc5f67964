"""As of when (数据截至): the newest extract, how far a new one is, how to have one made."""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.supervision.asking import Standing, standing
from tongban.actions.supervision.extracting import ask_for_extract
from tongban.core.people.actors import Role
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import PostForm
from tongban.web.components.words import written_moment
from tongban.web.console.requests import officer_of, outside_of


@officer_required(Role.SUPERVISOR)
@require_POST
def extract(request: HttpRequest) -> HttpResponseBase:
    """Have all cases extracted anew, beside the day's work."""
    ask_for_extract(officer_of(request), outside_of(request))
    news.success(request, gettext("已安排重新提取，完成后刷新就能看到。"))
    return HttpResponseRedirect(reverse("console:supervision-mining"))


def as_of(request: HttpRequest) -> Content:
    """Return as of when the figures are, and a button for whoever may have them made anew."""
    now = standing()
    may = Role.SUPERVISOR in officer_of(request).roles
    return (_said(now), _failed(now), _again() if may and not now.making else "")


def nothing_yet() -> messages.EmptyState:
    """Return what stands where there is no extract yet."""
    return messages.EmptyState(
        title=gettext("还没有提取过数据"),
        advice=gettext("系统每天自动提取一次办件记录；监察人员也可以现在提取。"),
    )


def _said(now: Standing) -> Content:
    if now.making:
        return messages.Inset(
            body=gettext("正在提取：%(done)s / %(total)s 件。稍后刷新。")
            % {"done": now.done, "total": now.total}
        )
    if now.as_of is None:
        return ""
    return lists.Paragraph(
        body=gettext("数据截至 %(moment)s。") % {"moment": written_moment(now.as_of)}
    )


def _failed(now: Standing) -> Content:
    if not now.failed:
        return ""
    return messages.WarningText(words=gettext("最近一次提取没有成功，下面是更早的数据。"))


def _again() -> PostForm:
    return PostForm(
        action=reverse("console:supervision-extract"),
        body="",
        buttons=navigation.Button(
            words=gettext("重新提取数据"), kind=navigation.ButtonKind.SECONDARY
        ),
    )
