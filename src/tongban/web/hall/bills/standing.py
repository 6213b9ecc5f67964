"""What other pages say about bills (缴费提示): on the page of a case, of a filing, and on 我的."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext

from tongban.core.payments.bills import BillStatus
from tongban.core.people.actors import Citizen
from tongban.store.cases.queries.filings import filed_by
from tongban.store.payments.queries import BillLine, KeptBill, bills_where
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.hall.bills.wording import place, status_tag


def asks_for_money() -> str:
    """Return what follows from paying, and from not paying."""
    return gettext("缴清以后才能发放结果。付款在银行的页面上进行，本平台不收集银行卡信息。")


def owed_for(bills: Iterable[KeptBill]) -> Iterator[Component]:
    """Yield on the page of a case what is to be paid for it now."""
    for one in bills:
        if one.bill.status.is_open:
            yield messages.Notification(
                kind=messages.NotificationKind.ATTENTION,
                title=gettext("请缴费 %(amount)s") % {"amount": labels.money(one.bill.total)},
                body=(
                    lists.Paragraph(body=asks_for_money()),
                    navigation.Button(words=gettext("查看缴费单并缴费"), href=place(one.id)),
                ),
            )


def fees_section(bills: tuple[KeptBill, ...], case: UUID) -> Iterator[Component]:
    """Yield the fees of a case with where each bill stands, when there are any."""
    if not bills:
        return
    yield Section(
        title=gettext("收费"),
        id="fees",
        body=lists.PlainList(
            items=tuple(
                (
                    f"{charge.name} {labels.money(charge.due)}（{charge.basis}），",
                    navigation.Link(
                        words=gettext("缴费单"), href=place(one.id), about=one.bill.number
                    ),
                    " ",
                    status_tag(one.bill.status),
                )
                for one in bills
                for charge in one.bill.of_case(str(case))
            )
        ),
    )


def waiting_bills(citizen: Citizen, filing: UUID | None = None) -> Iterator[Component]:
    """Yield the bills that wait for money: all of the person's, or those of one filing."""
    mine = filed_by(citizen, "filing__")
    lines = bills_where(mine, is_open=True, filing=filing)
    for one in lines:
        yield _asked(one)


def _asked(one: BillLine) -> Component:
    paid = one.status is BillStatus.PAID
    title = (
        gettext("“%(title)s”的付款正在核对") if paid else gettext("“%(title)s”要缴费 %(amount)s")
    )
    return messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=title % {"title": one.title, "amount": labels.money(one.total)},
        body=navigation.Link(words=gettext("查看缴费单"), href=place(one.id)),
    )
