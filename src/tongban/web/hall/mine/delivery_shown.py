"""Where my result is (送达进度): the way, the code that collects it, the courier's own words."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases.delivering import pickup_code
from tongban.actions.outside import Outside
from tongban.core.cases.delivery_events import ResultReady
from tongban.core.cases.parcels import ParcelStatus
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs.delivery import may_choose
from tongban.store.parcels.queries import KeptParcel, parcel_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.components.words import written_date
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.wishing import WAYS

STATUSES = {
    ParcelStatus.ORDERED: gettext_lazy("快递已接单"),
    ParcelStatus.COLLECTED: gettext_lazy("快递已取件"),
    ParcelStatus.IN_TRANSIT: gettext_lazy("运输途中"),
    ParcelStatus.OUT_FOR_DELIVERY: gettext_lazy("正在派送"),
    ParcelStatus.SIGNED: gettext_lazy("已签收"),
    ParcelStatus.RETURNED: gettext_lazy("已退回"),
    ParcelStatus.LOST: gettext_lazy("丢失"),
}


def delivery_section(followed: Followed, outside: Outside) -> Iterator[Component]:
    """Yield where the result is, with the code that collects it, and the way to change the way."""
    state = followed.state
    if state is None or (state.ended and state.result_delivery.chosen is None):
        return
    parcel = parcel_of(followed.record.id)
    way = navigation.Link(
        words=gettext("选择或者更改送达方式"),
        href=reverse("hall:deliver_to_me", args=[followed.record.id]),
    )
    yield Section(
        title=gettext("结果送达"),
        id="delivery",
        body=(
            lists.SummaryList(rows=tuple(_rows(state, outside))),
            *_collect(followed, state),
            *_tracks(parcel),
            way if may_choose(state) else "",
        ),
    )


def _rows(state: CaseState, outside: Outside) -> Iterator[lists.SummaryRow]:
    chosen = state.result_delivery.chosen
    yield lists.SummaryRow(key=gettext("送达方式"), value=WAYS[state.result_delivery.way])
    if chosen is not None and chosen.place:
        every = (*outside.delivery.windows, *outside.delivery.lockers)
        spots = {one.code: one.said for one in every}
        yield lists.SummaryRow(key=gettext("领取地点"), value=spots.get(chosen.place, chosen.place))
    if chosen is not None and chosen.address:
        to = f"{chosen.recipient}，{chosen.phone}，{chosen.address}"
        yield lists.SummaryRow(key=gettext("寄到"), value=to)


def _collect(followed: Followed, state: CaseState) -> Iterator[Content]:
    ready = state.result_delivery.under_way
    if not isinstance(ready, ResultReady) or state.delivered:
        return
    code = pickup_code(followed.record.id, state.result_delivery.round)
    until = (
        gettext("请在%(day)s前取走，过期会取回，再通知您。") % {"day": written_date(ready.until)}
        if ready.until
        else gettext("请带上身份证件。")
    )
    yield messages.Notification(
        title=gettext("领取码：%(code)s") % {"code": code},
        body=lists.Paragraph(body=f"{ready.place}。{until}"),
    )


def _tracks(parcel: KeptParcel | None) -> Iterator[Component]:
    if parcel is None:
        return
    if parcel.waiting:
        yield lists.Paragraph(body=gettext("正在向快递下单。"))
    elif parcel.tracks:
        yield lists.Timeline(
            moments=tuple(
                lists.Moment(title=STATUSES[one.status], at=one.at, body=one.place)
                for one in reversed(parcel.tracks)
            )
        )
