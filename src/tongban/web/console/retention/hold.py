"""One hold (一项保全): what it is about, what happened, and what a second officer can do."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages as told
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.audit import note
from tongban.actions.retention import holding
from tongban.core.people.holds import LONGEST_WORDS, AnyHoldEvent, HoldStatus
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.retention.queries import KeptHold, hold_of
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.retention.schedule import KEEPERS_OF_RECORDS
from tongban.web.console.retention.words import EVENTS, status_tag, target_words

_REFUSED: Final = {
    "hold.own_request": gettext_lazy("这是您自己申请的，请由另一人复核。"),
    "hold.nothing_asked": gettext_lazy("没有等待复核的申请。"),
    "hold.not_confirmed": gettext_lazy("现在不能申请解除：还没有复核，或者已经结束。"),
}
_OTHERWISE: Final = gettext_lazy("按照规定现在不能这样办理。")
_VERBS: Final = ("agree", "refuse", "lift")


@officer_required(*KEEPERS_OF_RECORDS)
@require_safe
def hold(request: HttpRequest, hold: UUID) -> HttpResponseBase:
    """Show a hold."""
    return show(request, _page(request, _found(request, hold)))


@officer_required(*KEEPERS_OF_RECORDS)
@require_POST
def hold_act(request: HttpRequest, hold: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done."""
    if verb not in _VERBS:
        raise Http404
    kept = _found(request, hold)
    try:
        _do(request, hold, verb)
    except InvalidValue as wrong:
        return show(request, _page(request, kept, verb=verb, error=gettext(refusal(wrong))))
    except Conflict:
        return _again(request, hold, gettext("同事刚刚办理过，请看最新情况后再办理。"))
    except NotAllowed as refused:
        return _again(request, hold, str(_REFUSED.get(refused.rule, _OTHERWISE)))
    told.success(request, gettext("已办理。"))
    return HttpResponseRedirect(reverse("console:retention-hold", args=[hold]))


def _do(request: HttpRequest, hold: UUID, verb: str) -> None:
    officer, outside = officer_of(request), outside_of(request)
    revision = whole_number(request.POST.get("revision", "")) or 0
    reason = plain_text(request.POST.get("reason", ""), multiline=True, longest=LONGEST_WORDS)
    if verb == "lift":
        holding.ask_to_lift(officer, hold, outside, revision=revision, reason=reason)
    else:
        agrees = verb == "agree"
        holding.answer(officer, hold, outside, revision=revision, agrees=agrees, reason=reason)


def _again(request: HttpRequest, hold: UUID, words: str) -> HttpResponseBase:
    news = messages.Notification(
        title=gettext("没有办理成功"), body=words, kind=messages.NotificationKind.ATTENTION
    )
    page = _page(request, _found(request, hold), news=news)
    return show(request, page, status=HTTPStatus.CONFLICT)


def _found(request: HttpRequest, hold: UUID) -> KeptHold:
    kept = hold_of(hold)
    if kept is None:
        note(officer_of(request), "hold.open", f"hold:{hold}", outcome="not_found")
        raise NotFound(f"no hold {hold}")
    return kept


def _page(
    request: HttpRequest,
    kept: KeptHold,
    *,
    verb: str = "",
    error: str = "",
    news: messages.Notification | None = None,
) -> Page:
    forms = tuple(_forms(kept, officer_of(request).staff_number, verb, error))
    main = (_facts(kept), _history(kept))
    return Page(
        title=target_words(kept.state),
        caption=gettext("保全"),
        back=navigation.BackLink(href=reverse("console:retention-holds")),
        above=news or "",
        errors=messages.ErrorSummary.of((_reason(verb, error),)) if error else None,
        wide=True,
        body=SideBySide(main=main, beside=forms, label=gettext("办理")) if forms else main,
    )


def _facts(kept: KeptHold) -> Component:
    state = kept.state
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("状态"), value=status_tag(state)),
            lists.SummaryRow(key=gettext("为什么"), value=state.reason),
            lists.SummaryRow(key=gettext("依据"), value=state.basis),
        )
    )


def _history(kept: KeptHold) -> Component:
    return Section(
        title=gettext("经过"),
        body=lists.Timeline(
            moments=tuple(
                lists.Moment(
                    title=EVENTS[event.name], at=event.at, by=event.by.name, body=_said(event)
                )
                for event in reversed(kept.history)
            )
        ),
    )


def _said(event: AnyHoldEvent) -> str:
    return str(getattr(event, "reason", ""))


def _forms(kept: KeptHold, staff_number: str, verb: str, error: str) -> Iterator[Component]:
    state = kept.state
    if state.waits_on == staff_number:
        yield messages.Inset(body=gettext("这是您自己申请的，请由另一人复核。"))
    elif state.waits_on:
        lifting = state.status is HoldStatus.LIFTING
        agree = gettext("同意解除") if lifting else gettext("同意保全")
        yield _form(kept, "agree", "", navigation.Button(words=agree))
        refuse = navigation.Button(words=gettext("不同意"), kind=navigation.ButtonKind.SECONDARY)
        yield _form(kept, "refuse", _reason("refuse", error if verb == "refuse" else ""), refuse)
    elif state.status is HoldStatus.CONFIRMED:
        lift = navigation.Button(words=gettext("申请解除"), kind=navigation.ButtonKind.SECONDARY)
        yield _form(kept, "lift", _reason("lift", error if verb == "lift" else ""), lift)


def _form(kept: KeptHold, verb: str, body: Component | str, button: navigation.Button) -> Component:
    return PostForm(
        action=reverse("console:retention-act", args=[kept.id, verb]),
        hidden=(("revision", str(kept.state.length)),),
        body=body,
        buttons=button,
    )


def _reason(verb: str, error: str) -> fields.Field:
    label = gettext("为什么可以解除") if verb == "lift" else gettext("不同意的理由")
    return fields.Textarea(name="reason", label=label, limit=LONGEST_WORDS, error=error)
