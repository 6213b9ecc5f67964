"""What the inbox says of the office (待办提示): standing in, second hands and checks wanted."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.people.actors import Officer, Role
from tongban.store.officework.queries import KeptAct, acts_waiting
from tongban.store.people.paper_queries import to_check
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.counter.proposing import verb_title
from tongban.web.counter.verbs.choice import VERBS


def standing_in(officer: Officer) -> Iterator[Component]:
    """Yield whose work is in hand besides one's own, and that one's own was given away."""
    way = navigation.Link(words=gettext("外出与代理"), href=reverse("counter:absences"))
    if officer.away is not None:
        yield messages.Notification(
            title=gettext("您现在外出，工作由代理人办理"),
            body=(gettext("回来以后请先销假，再办理。"), way),
            kind=messages.NotificationKind.ATTENTION,
        )
    if officer.stands_in:
        names = "、".join(one.name for one in officer.stands_in)
        yield messages.Notification(
            title=gettext("您正在代%(names)s办理") % {"names": names},
            body=(gettext("对方领取的工作在“待我办”里；您办理的每一步都会注明“代”。"), way),
        )


def seconds_wanted(officer: Officer) -> Iterator[Component]:
    """Yield what waits for a second hand that could be this officer's, and one's own proposals."""
    acts = [one for one in acts_waiting(officer) if _answers(officer, one)]
    if acts:
        yield messages.Notification(
            title=gettext("有 %(count)s 项工作等待复核") % {"count": len(acts)},
            body=lists.PlainList(items=tuple(_act(one, officer) for one in acts[:5])),
            kind=messages.NotificationKind.ATTENTION,
        )


def papers_wanted(officer: Officer) -> Iterator[Component]:
    """Yield how many paper mandates wait for a check that this officer may do."""
    if Role.WINDOW in officer.roles and (count := to_check(officer)):
        yield messages.Notification(
            title=gettext("有 %(count)s 份纸质委托书等您核对") % {"count": count},
            body=navigation.Link(
                words=gettext("核对委托书"), href=reverse("counter:paper_mandates")
            ),
            kind=messages.NotificationKind.ATTENTION,
        )


def _answers(officer: Officer, one: KeptAct) -> bool:
    return _own(officer, one) or VERBS[one.act.verb].fits(officer.roles)


def _own(officer: Officer, one: KeptAct) -> bool:
    return one.act.by.staff_number == officer.staff_number


def _act(one: KeptAct, officer: Officer) -> Component:
    told = {"item": one.item_name, "verb": verb_title(one.act.verb), "number": one.case_number}
    words = (
        gettext("%(item)s·%(verb)s（%(number)s），您提交的，等同事复核")
        if _own(officer, one)
        else gettext("%(item)s·%(verb)s（%(number)s）")
    )
    return navigation.Link(words=words % told, href=reverse("counter:second", args=[one.id]))
