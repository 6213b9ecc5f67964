"""What other pages of the counter say about fees (收费提示): in the inbox, and beside a case."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.people.actors import Officer
from tongban.store.payments.queries import waiting_for
from tongban.web.components import labels, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.counter.desk import Dossier
from tongban.web.counter.requests import HANDLERS


def fees_waiting(officer: Officer, outside: Outside) -> Iterator[Component]:
    """Yield what officers of a department that collects have to do about bills, if anything."""
    if not officer.roles & set(HANDLERS):
        return
    if count := waiting_for(officer):
        yield messages.Notification(
            title=gettext("有 %(count)s 张缴费单等您处理") % {"count": count},
            body=navigation.Link(words=gettext("查看收费"), href=reverse("counter:fees")),
            kind=messages.NotificationKind.ATTENTION,
        )
    elif _collects(officer, outside):
        yield navigation.Link(words=gettext("收费和对账"), href=reverse("counter:fees"))


def fee_standing(dossier: Dossier) -> Content:
    """Say that the fee of a case is not settled, so that its result has to wait."""
    owed = dossier.state.fees.owed
    if not owed or dossier.state.ended:
        return ""
    return messages.Notification(
        title=gettext("还有 %(amount)s 没有缴清") % {"amount": labels.money(owed)},
        body=(
            gettext("缴清以前不能制发结果。申请人可以网上缴，也可以到窗口缴。"),
            navigation.Link(words=gettext("查看收费"), href=f"{reverse('counter:fees')}?show=due"),
        ),
    )


def _collects(officer: Officer, outside: Outside) -> bool:
    """Tell whether the city collects for an item of the officer's department."""
    items = published().catalogue.items
    found = (items.get(code) for code in outside.fees.items)
    return any(one is not None and one.department == officer.department for one in found)
