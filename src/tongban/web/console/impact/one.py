"""One assessment (一项评估): what is asked, what was weighed, and the second officer's answer."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final

from django.contrib import messages as told
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions import impact as acts
from tongban.core.people.actors import Role
from tongban.core.people.impact import (
    APPROVERS,
    BASIS,
    CONTENT,
    LONGEST_WORDS,
    AnyImpactEvent,
    Assessment,
    ImpactReturned,
    ImpactStatus,
    Risk,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.impact.queries import KeptImpact, impact_of
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.impact.listing import ASSESSORS
from tongban.web.console.impact.words import EVENTS, PARTS, RISKS, STATUSES
from tongban.web.console.requests import officer_of, outside_of

_REFUSED: Final = {
    "impact.own": gettext_lazy("这是您自己写的评估，请由另一人复核。"),
    "impact.nothing_submitted": gettext_lazy("没有等待复核的评估。"),
}
_OTHERWISE: Final = gettext_lazy("按照规定现在不能这样办理。")
_VERBS: Final = ("submit", "approve", "return")


@officer_required(*ASSESSORS)
@require_safe
def impact(request: HttpRequest, item: str) -> HttpResponseBase:
    """Show the assessment of an item, with what this officer can do."""
    return show(request, _page(request, item))


@officer_required(*ASSESSORS)
@require_POST
def impact_act(request: HttpRequest, item: str, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done; what was typed stays."""
    if verb not in _VERBS:
        raise Http404
    acts.asked_by(officer_of(request), item)
    try:
        _do(request, item, verb)
    except InvalidValue as wrong:
        field = wrong.kind if wrong.kind in {*PARTS, "risk", "opinion"} else "purpose"
        wrongs = {field: gettext(refusal(wrong))}
        return show(request, _page(request, item, wrong=wrongs))
    except Conflict:
        return _again(request, item, gettext("同事刚刚办理过，请看最新情况后再办理。"))
    except NotAllowed as refused:
        return _again(request, item, str(_REFUSED.get(refused.rule, _OTHERWISE)))
    told.success(request, gettext("已办理。"))
    return HttpResponseRedirect(reverse("console:impact", args=[item]))


def _do(request: HttpRequest, item: str, verb: str) -> None:
    officer, outside = officer_of(request), outside_of(request)
    revision = whole_number(request.POST.get("revision", "")) or 0
    if verb == "submit":
        said = _assessment(request)
        acts.submit(officer, item, outside, assessment=said, revision=revision)
    elif verb == "approve":
        acts.approve(officer, item, outside, revision=revision)
    else:
        opinion = _typed(request, "opinion")
        acts.give_back(officer, item, outside, revision=revision, opinion=opinion)


def _assessment(request: HttpRequest) -> Assessment:
    words = {name: _typed(request, name) for name in PARTS}
    risk = {one.value: one for one in Risk}.get(request.POST.get("risk", ""))
    if risk is None:
        raise InvalidValue("risk", gettext("请选择风险程度"))
    return Assessment(risk=risk, **words)


def _typed(request: HttpRequest, name: str) -> str:
    try:
        return plain_text(request.POST.get(name, ""), multiline=True, longest=LONGEST_WORDS)
    except InvalidValue as wrong:
        raise InvalidValue(name, wrong.reason) from wrong


def _again(request: HttpRequest, item: str, words: str) -> HttpResponseBase:
    news = messages.Notification(
        title=gettext("没有办理成功"), body=words, kind=messages.NotificationKind.ATTENTION
    )
    return show(request, _page(request, item, news=news), status=HTTPStatus.CONFLICT)


def _page(
    request: HttpRequest,
    code: str,
    *,
    wrong: Mapping[str, str] | None = None,
    news: messages.Notification | None = None,
) -> Page:
    item, asked, catalogue = acts.asked_by(officer_of(request), code)
    kept, wrongs = impact_of(code), wrong or {}
    labels = "、".join(catalogue.elements[one].label for one in sorted(asked))
    inputs = (*_inputs(request, kept, wrongs), *_opinion(wrongs))
    main = tuple(_told(kept, labels))
    beside = tuple(_forms(request, code, kept, wrongs)) if asked else ()
    return Page(
        title=item.name,
        caption=gettext("个人信息保护影响评估"),
        back=navigation.BackLink(href=reverse("console:impacts")),
        above=news or "",
        errors=messages.ErrorSummary.of(inputs) if wrong else None,
        wide=True,
        body=SideBySide(main=main, beside=beside, label=gettext("办理")) if beside else main,
    )


def _told(kept: KeptImpact | None, labels: str) -> Iterator[Component]:
    words, tone = STATUSES["" if kept is None else kept.state.status.value]
    rows = [
        lists.SummaryRow(key=gettext("状态"), value=messages.Tag(words=words, tone=tone)),
        lists.SummaryRow(
            key=gettext("收集的敏感个人信息"), value=labels or gettext("没有，不用评估")
        ),
        lists.SummaryRow(key=gettext("依据"), value=f"{BASIS}；{CONTENT}"),
    ]
    yield lists.SummaryList(rows=tuple(rows))
    if kept is None:
        return
    said = kept.state.assessment
    parts = [
        lists.SummaryRow(key=title, value=getattr(said, name)) for name, (title, _) in PARTS.items()
    ]
    risk = lists.SummaryRow(key=gettext("风险程度"), value=RISKS[said.risk])
    yield Section(title=gettext("评估内容"), body=lists.SummaryList(rows=(*parts, risk)))
    yield Section(
        title=gettext("经过"),
        body=lists.Timeline(moments=tuple(_moment(one) for one in reversed(kept.history))),
    )


def _moment(event: AnyImpactEvent) -> lists.Moment:
    said = event.opinion if isinstance(event, ImpactReturned) else ""
    return lists.Moment(title=EVENTS[event.name], at=event.at, by=event.by.name, body=said)


def _forms(
    request: HttpRequest, code: str, kept: KeptImpact | None, wrong: Mapping[str, str]
) -> Iterator[Component]:
    officer = officer_of(request)
    waits = kept is not None and kept.state.status is ImpactStatus.SUBMITTED
    if kept is not None and waits and not officer.roles.isdisjoint(APPROVERS):
        if kept.state.author == officer.staff_number:
            yield messages.Inset(body=gettext("这是您自己写的评估，请由另一人复核。"))
        else:
            yield from _answers(code, kept, wrong)
    if Role.ITEM_ADMINISTRATOR in officer.roles:
        yield Section(
            title=gettext("重新评估") if kept else gettext("评估"),
            body=_form(
                code,
                "submit",
                kept,
                _inputs(request, kept, wrong),
                navigation.Button(words=gettext("提交复核")),
            ),
        )


def _answers(code: str, kept: KeptImpact, wrong: Mapping[str, str]) -> Iterator[Component]:
    yield _form(code, "approve", kept, (), navigation.Button(words=gettext("复核通过")))
    back = navigation.Button(words=gettext("退回修改"), kind=navigation.ButtonKind.SECONDARY)
    yield _form(code, "return", kept, _opinion(wrong), back)


def _form(
    code: str,
    verb: str,
    kept: KeptImpact | None,
    body: tuple[fields.Field, ...],
    *buttons: navigation.Button,
) -> Component:
    return PostForm(
        action=reverse("console:impact-act", args=[code, verb]),
        hidden=(("revision", str(kept.state.length if kept else 0)),),
        body=body,
        buttons=buttons,
    )


def _inputs(
    request: HttpRequest, kept: KeptImpact | None, wrong: Mapping[str, str]
) -> tuple[fields.Field, ...]:
    said = kept.state.assessment if kept else None
    typed = request.POST
    words = tuple(
        fields.Textarea(
            name=name,
            label=title,
            hint=hint,
            value=typed.get(name, getattr(said, name, "")),
            limit=LONGEST_WORDS,
            error=wrong.get(name, ""),
        )
        for name, (title, hint) in PARTS.items()
    )
    risk = fields.Radios(
        name="risk",
        label=gettext("风险程度"),
        choices=tuple(fields.Choice(value=one.value, label=label) for one, label in RISKS.items()),
        value=typed.get("risk", said.risk.value if said else ""),
        error=wrong.get("risk", ""),
    )
    return (*words, risk)


def _opinion(wrong: Mapping[str, str]) -> tuple[fields.Field, ...]:
    return (
        fields.Textarea(
            name="opinion",
            label=gettext("退回的理由"),
            limit=LONGEST_WORDS,
            error=wrong.get("opinion", ""),
        ),
    )
