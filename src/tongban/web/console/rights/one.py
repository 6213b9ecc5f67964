"""One request (一件申请): what is asked, and the answer with what follows from it."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.audit import note
from tongban.actions.my_data import answering
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.people.actors import Role
from tongban.core.people.rights import (
    BASES,
    LONGEST_WORDS,
    AnyRightEvent,
    RightAnswered,
    RightAsked,
    RightKind,
    RightOutcome,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.rights.queries import KeptRequest, request_for_steward
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_date
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.rights.listing import status_tag
from tongban.web.console.rights.words import EVENTS, KINDS, OUTCOMES

LONGEST_PHONE: Final = 20


@officer_required(Role.DATA_STEWARD, department=CATALOGUE_KEEPER)
@require_safe
def right(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a request; the look is written down for the person."""
    found = _found(request, key)
    note(
        officer_of(request),
        "right.read",
        f"right:{key}",
        ground=str(BASES[found.state.kind]),
        concerned=[found.subject],
    )
    return show(request, _page(request, found))


@officer_required(Role.DATA_STEWARD, department=CATALOGUE_KEEPER)
@require_POST
def answer_right(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Answer, or say why it was not done; what was typed stays."""
    found = _found(request, key)
    try:
        _answer(request, key)
    except InvalidValue as wrong:
        field = wrong.kind if wrong.kind in {"outcome", "phone"} else "words"
        return show(request, _page(request, found, wrong={field: gettext(refusal(wrong))}))
    except (Conflict, NotAllowed):
        news = messages.Notification(
            title=gettext("没有办理成功"),
            body=gettext("同事刚刚办理过，请看最新情况后再办理。"),
            kind=messages.NotificationKind.ATTENTION,
        )
        page = _page(request, _found(request, key), news=news)
        return show(request, page, status=HTTPStatus.CONFLICT)
    told.success(request, gettext("已答复，申请人能看到。"))
    return HttpResponseRedirect(reverse("console:right", args=[key]))


def _answer(request: HttpRequest, key: UUID) -> None:
    outcomes = {one.value: one for one in RightOutcome}
    chosen = outcomes.get(request.POST.get("outcome", ""))
    if chosen is None:
        raise InvalidValue("outcome", gettext("请选择处理结果"))
    answering.answer(
        officer_of(request),
        key,
        outside_of(request),
        revision=whole_number(request.POST.get("revision", "")) or 0,
        outcome=chosen,
        words=plain_text(request.POST.get("words", ""), multiline=True, longest=LONGEST_WORDS),
        phone=_phone(request.POST.get("phone", "")),
    )


def _phone(written: str) -> str:
    phone = plain_text(written, longest=LONGEST_PHONE)
    if phone and not (phone.isascii() and phone.lstrip("+").isdigit()):
        raise InvalidValue("phone", gettext("请填写电话号码，只用数字"))
    return phone


def _found(request: HttpRequest, key: UUID) -> KeptRequest:
    found = request_for_steward(key)
    if found is None:
        note(officer_of(request), "right.open", f"right:{key}", outcome="not_found")
        raise NotFound(f"no request {key}")
    return found


def _page(
    request: HttpRequest,
    found: KeptRequest,
    *,
    wrong: dict[str, str] | None = None,
    news: messages.Notification | None = None,
) -> Page:
    state = found.state
    rows = (
        lists.SummaryRow(key=gettext("编号"), value=found.number),
        lists.SummaryRow(key=gettext("状态"), value=status_tag(found, outside_of(request).today)),
        lists.SummaryRow(key=gettext("要求"), value=state.words),
        lists.SummaryRow(key=gettext("答复期限"), value=written_date(found.due_on)),
        lists.SummaryRow(key=gettext("依据"), value=str(BASES[state.kind])),
    )
    history = Section(
        title=gettext("经过"),
        body=lists.Timeline(moments=tuple(_moment(event) for event in reversed(found.history))),
    )
    inputs = _inputs(request, found, wrong or {})
    main = (lists.SummaryList(rows=rows), history)
    return Page(
        title=KINDS[state.kind],
        caption=gettext("个人信息权利申请"),
        back=navigation.BackLink(href=reverse("console:rights")),
        above=news or "",
        errors=messages.ErrorSummary.of(inputs) if wrong else None,
        wide=True,
        body=SideBySide(main=main, beside=_form(found, inputs), label=gettext("答复"))
        if state.waits
        else main,
    )


def _form(found: KeptRequest, inputs: tuple[fields.Field, ...]) -> Content:
    follows = (
        gettext(
            "照办或者部分照办时，自动删除其草稿、没有用上的文件和已失效的用证授权；保全中的不删，删除的条数写进答复。"
        )
        if found.state.kind is RightKind.DELETION
        else gettext("姓名和办件中的数据由数源部门更正；这里可以直接更正手机号码。")
    )
    return (
        messages.Inset(body=follows),
        PostForm(
            action=reverse("console:answer-right", args=[found.id]),
            hidden=(("revision", str(found.state.length)),),
            body=inputs,
            buttons=navigation.Button(words=gettext("答复申请人")),
        ),
    )


def _inputs(
    request: HttpRequest, found: KeptRequest, wrong: dict[str, str]
) -> tuple[fields.Field, ...]:
    typed = request.POST
    outcome = fields.Radios(
        name="outcome",
        label=gettext("处理结果"),
        choices=tuple(
            fields.Choice(value=one.value, label=words) for one, (words, _) in OUTCOMES.items()
        ),
        value=typed.get("outcome", ""),
        error=wrong.get("outcome", ""),
    )
    words = fields.Textarea(
        name="words",
        label=gettext("处理情况和理由"),
        hint=gettext("申请人会看到这段话。"),
        value=typed.get("words", ""),
        limit=LONGEST_WORDS,
        error=wrong.get("words", ""),
    )
    if found.state.kind is RightKind.DELETION:
        return (outcome, words)
    phone = fields.TextInput(
        name="phone",
        label=gettext("更正后的手机号码"),
        optional=True,
        value=typed.get("phone", ""),
        error=wrong.get("phone", ""),
    )
    return (outcome, words, phone)


def _moment(event: AnyRightEvent) -> lists.Moment:
    said = event.words if isinstance(event, RightAsked | RightAnswered) else ""
    if isinstance(event, RightAnswered) and event.deleted:
        said = gettext("%(words)s（删除 %(count)s 条）") % {
            "words": event.words,
            "count": event.deleted,
        }
    by = event.by.name if event.by else gettext("申请人")
    return lists.Moment(title=EVENTS[event.name], at=event.at, by=by, body=said)
