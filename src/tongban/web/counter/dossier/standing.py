"""What an officer must know before anything else (办理提示), above the page of their work."""

from django.utils.translation import gettext

from tongban.actions.cases.renewing import renewal_of
from tongban.actions.mandates.ends import ended_party
from tongban.actions.mandates.papers import without_authority
from tongban.core.certificates.renewals import AskedInTime
from tongban.store.cases.queries.work import open_work_of_case
from tongban.web.components import messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.words import written_date
from tongban.web.counter import places
from tongban.web.counter.desk import Desk


def standing(desk: Desk) -> Content:
    """Return what an officer must know before anything else, if there is something."""
    withdrawn = desk.state.withdrawn
    if withdrawn is not None:
        reason = (
            gettext("理由：%(reason)s。") % {"reason": withdrawn.reason} if withdrawn.reason else ""
        )
        return messages.Notification(
            title=gettext("申请人已经撤回申请"),
            body=gettext("撤回日期：%(day)s。%(reason)s不再办理。")
            % {"day": written_date(withdrawn.withdrawn_on), "reason": reason},
            kind=messages.NotificationKind.ATTENTION,
        )
    if desk.record.done:
        return _finished(desk)
    ended_on = ended_party(desk.record.case.id)
    if ended_on is not None:
        return messages.Notification(
            title=gettext("申请人已经去世或者已经注销"),
            body=gettext(
                "登记的日期：%(day)s。这件办件先等一等，不能作出决定；"
                "请联系家属或者承受权利义务的人，核实后再办。"
            )
            % {"day": written_date(ended_on)},
            kind=messages.NotificationKind.ATTENTION,
        )
    if without_authority(desk.record.case.id):
        return _without_authority()
    if desk.held_by_other:
        return messages.Notification(
            title=gettext("同事正在办理"),
            body=gettext("这项工作已由同事领取，您可以查看；办理请先和同事联系。"),
            kind=messages.NotificationKind.ATTENTION,
        )
    return _renewal(desk)


def _renewal(desk: Desk) -> Content:
    """Say on which day silence renews (行政许可法 §50), where the case would renew by it."""
    if desk.state.decision is not None or desk.record.case.item not in desk.outside.renewals:
        return ""
    match renewal_of(desk.record.case.id, desk.outside):
        case (_, AskedInTime(decide_by=day, deemed=True)):
            return messages.Notification(
                title=gettext("%(day)s前没有决定的，视为准予延续") % {"day": written_date(day)},
                body=gettext("申请人按期提出了延续：准予还是不准予，请在这一天以前决定。"),
            )
        case _:
            return ""


def _without_authority() -> Component:
    return messages.Notification(
        title=gettext("凭以提交的纸质委托书不成立，现在不能准予"),
        body=gettext(
            "委托人不承认这份委托，或者核对没有通过。请按申请书上的联系方式找委托人："
            "追认了就接着办；不追认的，由委托人撤回，或者依法不予。"
        ),
        kind=messages.NotificationKind.ATTENTION,
    )


def _finished(desk: Desk) -> Component:
    following = open_work_of_case(desk.officer, desk.record.case.id)
    body: Content = gettext("这项工作已经办完。")
    if following:
        link = navigation.Link(
            words=gettext("办理本办件的下一项工作"), href=places.work(following[0])
        )
        body = (gettext("这项工作已经办完。"), link)
    return messages.Notification(title=gettext("已办完"), body=body)
