"""My consents (我的授权): whom I let see or do what, for what, until when; ended with a button."""

from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.consents import receipts_of
from tongban.core.people.consents import (
    TAKEN_BACK_ANY_TIME,
    Receipt,
    ReceiptKind,
    ReceiptState,
)
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.hall.my_data.words import CONSENTS, STATES
from tongban.web.hall.visitor import citizen_of, outside_of


@citizen_required
@require_safe
def consents(request: HttpRequest) -> HttpResponseBase:
    """Show the receipts of a person: those that count, then those that are over."""
    now = outside_of(request).now
    found = receipts_of(citizen_of(request))
    counting = [one for one in found if one.state(now) is ReceiptState.OPEN]
    over = [one for one in found if one.state(now) is not ReceiptState.OPEN]
    page = Page(
        title=gettext("我的授权"),
        back=navigation.BackLink(href=reverse("hall:my_data")),
        lead=lists.Paragraph(
            body=gettext(
                "撤回后，下一次查看、调用起就不再允许；撤回前已经看到的不受影响。依据：%(basis)s。"
            )
            % {"basis": str(TAKEN_BACK_ANY_TIME)}
        ),
        body=(
            *((_one(one, now) for one in counting) if counting else (_nothing(),)),
            Section(title=gettext("已经结束"), body=tuple(_one(one, now) for one in over))
            if over
            else "",
        ),
    )
    return show(request, page)


def _one(receipt: Receipt, now: datetime) -> Component:
    words, tone = STATES[receipt.state(now)]
    rows: list[tuple[str, Content]] = [
        (gettext("状态"), messages.Tag(words=words, tone=tone)),
        (gettext("授权给"), receipt.to or "—"),
        (gettext("内容"), "、".join(receipt.what) or gettext("全部")),
        (gettext("用途"), receipt.purpose or "—"),
        (gettext("授权时间"), written_moment(receipt.given_at)),
        (
            gettext("有效期至"),
            written_moment(receipt.until) if receipt.until else gettext("不设期限"),
        ),
    ]
    if receipt.ended_at is not None:
        rows.append((gettext("撤回时间"), written_moment(receipt.ended_at)))
    summary = lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )
    body: Content = (summary, *_ways(receipt, now))
    return Section(title=CONSENTS[receipt.kind], body=body)


def _ways(receipt: Receipt, now: datetime) -> tuple[Component, ...]:
    """Return how a consent is taken back where it was given."""
    if receipt.state(now) is not ReceiptState.OPEN:
        return ()
    match receipt.kind:
        case ReceiptKind.CERTIFICATE:
            action = reverse("hall:take_back_share", args=[receipt.key])
        case ReceiptKind.HOUSEHOLD:
            check, _, slot = receipt.key.partition("/")
            action = reverse("hall:unsign_household", args=[check, int(slot)])
        case ReceiptKind.MANDATE:
            action = reverse("hall:change_mandate", args=[receipt.key, "revoke"])
    button = navigation.Button(
        words=gettext("撤回授权"), kind=navigation.ButtonKind.SECONDARY, about=receipt.to
    )
    return (PostForm(action=action, body="", buttons=button),)


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("没有有效的授权"),
        advice=gettext("您授权别人看证照、授权核对家庭经济状况时，会记在这里，随时可以撤回。"),
    )
