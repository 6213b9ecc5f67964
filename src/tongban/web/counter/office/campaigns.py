"""What campaigns want of whoever answers for them (批次待办): above the inbox, the way there."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.outside import Outside
from tongban.core.campaigns.definitions import Campaign, Gate
from tongban.core.people.actors import Officer, Role
from tongban.store.campaigns.queries import life_of
from tongban.web.components import messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.words import written_date


def campaigns_waiting(officer: Officer, outside: Outside) -> Iterator[Component]:
    """Yield what waits in the department's campaigns, else the way to them."""
    own = [one for one in outside.campaigns.values() if one.department == officer.department]
    if Role.APPROVER not in officer.roles or not own:
        return
    duties = [(one, words) for one in own if (words := _duty(one, outside))]
    if not duties:
        yield navigation.Link(words=gettext("批次办理"), href=reverse("console:campaigns"))
    for campaign, words in duties:
        yield messages.Notification(
            title=words,
            body=navigation.Link(
                words=campaign.name, href=reverse("console:campaign", args=[campaign.code])
            ),
            kind=messages.NotificationKind.ATTENTION,
        )


def _duty(campaign: Campaign, outside: Outside) -> str:
    """Return what is to be done in a campaign now; nothing while it only runs."""
    life, gate = life_of(campaign.code), campaign.window.gate(outside.now)
    if life.settled:
        return ""
    if not life.announced:
        first = {"day": written_date(campaign.window.opens_on)}
        before = gate is Gate.NOT_YET
        return gettext("请在%(day)s开始报名以前公布规则和种子摘要") % first if before else ""
    if life.unanswered:
        return gettext("有 %(count)s 件录取异议等您答复") % {"count": len(life.unanswered)}
    if not life.results:
        return gettext("报名已经结束，等您排序并公布结果") if gate is Gate.OVER else ""
    until = life.objections_until(campaign, outside.calendar)
    over = until is not None and outside.today > until
    return gettext("异议期已经结束，等您确定结果") if over else ""
