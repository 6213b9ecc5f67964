"""Deliver as the person chose (送达): to a window, a locker, by a courier; or once more."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases import delivering, ending
from tongban.actions.recording import OpenCase
from tongban.core.cases.delivery_events import (
    DeliveryFault,
    Dispatched,
    IdentityCheck,
    ResultReady,
)
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.state import Status
from tongban.store.parcels.queries import parcel_of
from tongban.web.components import lists, messages
from tongban.web.components.component import Content
from tongban.web.components.navigation import ButtonKind
from tongban.web.components.words import written_date
from tongban.web.counter.desk import Desk
from tongban.web.counter.dossier.past import DELIVERY, FAULTS
from tongban.web.counter.verbs.delivery_forms import (
    FailedForm,
    HandOverForm,
    ReadyForm,
    SendForm,
)
from tongban.web.counter.verbs.verb import DeskForm, Verb

_BY_WISH: Final[Mapping[DeliveryWay, str]] = {
    DeliveryWay.WINDOW: "ready",
    DeliveryWay.LOCKER: "ready",
    DeliveryWay.POST: "send",
}
_TO_DELIVER = (Status.GRANTED, Status.ISSUED, Status.REFUSED)


def at_hand(desk: Desk) -> bool:
    """Tell whether there is a result to deliver, and it is here."""
    here = desk.record.work.kind == "issue" and desk.state.status in _TO_DELIVER
    return here and desk.state.result_delivery.under_way is None and not desk.state.fees.owed


def _waits(desk: Desk) -> bool:
    return isinstance(desk.state.result_delivery.under_way, ResultReady) and _owed(desk)


def _sent(desk: Desk) -> bool:
    return isinstance(desk.state.result_delivery.under_way, Dispatched) and _owed(desk)


def _owed(desk: Desk) -> bool:
    return desk.record.work.kind == "issue" and not desk.state.delivered


def wanted(desk: Desk) -> str:
    """Return the verb by which the person wants the result, where it is not by a screen."""
    return _BY_WISH.get(desk.state.result_delivery.way, "") if at_hand(desk) else ""


def wish_told(desk: Desk) -> Content:
    """Return how the person wants the result, for whoever delivers it."""
    chosen, back = desk.state.result_delivery.chosen, desk.state.result_delivery.came_back
    rows = [
        lists.SummaryRow(
            key=gettext("申请人选择"),
            value=DELIVERY[desk.state.result_delivery.way],
        )
    ]
    if chosen is not None and chosen.way is DeliveryWay.POST:
        to = f"{chosen.recipient}，{chosen.phone}，{chosen.address}"
        rows.append(lists.SummaryRow(key=gettext("寄到"), value=to))
    if back is not None:
        why = f"{FAULTS[back.fault]}：{back.words}"
        rows.append(lists.SummaryRow(key=gettext("上次没有送到"), value=why))
    return lists.SummaryList(rows=tuple(rows))


def _above_waiting(desk: Desk) -> Content:
    ready = desk.state.result_delivery.under_way
    if not isinstance(ready, ResultReady):
        return ""
    until = (
        gettext("，%(day)s前没有取走的要取回") % {"day": written_date(ready.until)}
        if ready.until
        else ""
    )
    return messages.Inset(body=lists.Paragraph(body=f"{ready.place}{until}"))


def _above_sent(desk: Desk) -> Content:
    parcel, sent = parcel_of(desk.record.case.id), desk.state.result_delivery.under_way
    if not isinstance(sent, Dispatched):
        return ""
    told = f"{sent.carrier}，{sent.tracking}"
    follows = gettext("平台在跟踪这个运单，签收后自动办结。") if parcel and parcel.waybill else ""
    return messages.Inset(body=lists.Paragraph(body=f"{told}。{follows}"))


def _make_ready(desk: Desk, form: ReadyForm, revision: int) -> OpenCase:
    return delivering.make_ready(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        place=form.cleaned_data["place"],
        settled=form.settled,
        revision=revision,
    )


def _send(desk: Desk, form: SendForm, revision: int) -> OpenCase:
    return delivering.send(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        carrier=form.cleaned_data["carrier"],
        tracking=form.cleaned_data["tracking"],
        settled=form.settled,
        revision=revision,
    )


def _hand_over(desk: Desk, form: HandOverForm, revision: int) -> OpenCase:
    said = form.cleaned_data
    checked = said.get("checked")
    return delivering.hand_over(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        code=said["code"],
        taken_by=said.get("taken_by") or gettext("凭领取码自助领取"),
        checked=IdentityCheck(checked) if checked else None,
        signed=said.get("signed", ""),
        revision=revision,
    )


def _arrived(desk: Desk, _form: DeskForm, revision: int) -> OpenCase:
    return delivering.arrived(desk.officer, desk.record.case.id, desk.outside, revision=revision)


def _came_back(desk: Desk, form: FailedForm, revision: int) -> OpenCase:
    return delivering.came_back(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        fault=DeliveryFault(form.cleaned_data["fault"]),
        words=form.cleaned_data["words"],
        revision=revision,
    )


VERBS = (
    Verb(
        slug="ready",
        sealing=True,
        title=gettext_lazy("备好结果，等申请人领取"),
        button=gettext_lazy("制发并通知领取"),
        done=gettext_lazy("结果已备好，申请人会收到通知"),
        roles=ending.ISSUING,
        brings=frozenset({"result_ready"}),
        open_to=at_hand,
        act=_make_ready,
        form=ReadyForm,
        above=wish_told,
    ),
    Verb(
        slug="send",
        sealing=True,
        title=gettext_lazy("寄出结果"),
        button=gettext_lazy("制发并寄出"),
        done=gettext_lazy("已交寄，或者已向快递下单"),
        roles=ending.ISSUING,
        brings=frozenset({"dispatched", "issued"}),
        open_to=at_hand,
        act=_send,
        form=SendForm,
        above=wish_told,
    ),
    Verb(
        slug="hand-over",
        title=gettext_lazy("交付结果"),
        button=gettext_lazy("核对无误，交付并办结"),
        done=gettext_lazy("结果已交付，办件办结"),
        roles=ending.ISSUING,
        brings=frozenset({"result_collected"}),
        open_to=_waits,
        act=_hand_over,
        form=HandOverForm,
        above=_above_waiting,
        kind=ButtonKind.PRIMARY,
    ),
    Verb(
        slug="arrived",
        title=gettext_lazy("已签收"),
        button=gettext_lazy("确认签收并办结"),
        done=gettext_lazy("已登记签收，办件办结"),
        roles=ending.ISSUING,
        brings=frozenset({"delivered"}),
        open_to=_sent,
        act=_arrived,
        above=_above_sent,
    ),
    Verb(
        slug="came-back",
        title=gettext_lazy("没有送到，退回"),
        button=gettext_lazy("登记退回"),
        done=gettext_lazy("已登记退回，请重新送达"),
        roles=ending.ISSUING,
        brings=frozenset({"delivery_failed"}),
        open_to=lambda desk: _waits(desk) or _sent(desk),
        act=_came_back,
        form=FailedForm,
        kind=ButtonKind.WARNING,
    ),
)
