"""Legal holds (保全): those that bind, those that are over, and a form for a new one."""

from collections.abc import Mapping
from typing import Final

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.retention import holding
from tongban.core.people.holds import LONGEST_WORDS, HoldScope
from tongban.core.people.retention import SCHEDULE, Ending
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.retention.queries import KeptHold, holds
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.retention.schedule import KEEPERS_OF_RECORDS
from tongban.web.console.retention.words import SCOPES, bar, kind_name, status_tag, target_words

LONGEST_TARGET: Final = 64


@officer_required(*KEEPERS_OF_RECORDS)
@require_safe
def list_holds(request: HttpRequest) -> HttpResponseBase:
    """Show the holds."""
    binding, over = holds(over=False), holds(over=True)
    page = Page(
        title=gettext("保全"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "复议、诉讼、审计、投诉要用的数据，到期也不删。申请后立即生效，由另一人复核。"
            )
        ),
        body=(
            bar("console:retention-holds"),
            navigation.Button(words=gettext("申请保全"), href=reverse("console:retention-new")),
            _table(gettext("有效的保全"), binding) if binding else _nothing(),
            Section(title=gettext("已经结束"), body=_table(gettext("已经结束的保全"), over))
            if over
            else "",
        ),
    )
    return show(request, page)


@officer_required(*KEEPERS_OF_RECORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_hold(request: HttpRequest) -> HttpResponseBase:
    """Take a new hold."""
    if request.method != "POST":
        return show(request, _form({}, {}))
    typed = request.POST.dict()
    try:
        scope = _scope(typed)
        hold = holding.ask(
            officer_of(request),
            outside_of(request),
            scope=scope,
            target=_target(scope, typed),
            reason=_plain(typed, "reason", LONGEST_WORDS),
            basis=_plain(typed, "basis", LONGEST_WORDS),
        )
    except InvalidValue as wrong:
        return show(request, _form(typed, {_field(wrong, typed): gettext(refusal(wrong))}))
    told.success(request, gettext("保全已经生效，等待另一人复核。"))
    return HttpResponseRedirect(reverse("console:retention-hold", args=[hold]))


def _form(typed: Mapping[str, str], errors: Mapping[str, str]) -> Page:
    inputs = _inputs(typed, errors)
    return Page(
        title=gettext("申请保全"),
        back=navigation.BackLink(href=reverse("console:retention-holds")),
        errors=messages.ErrorSummary.of(inputs),
        body=PostForm(body=inputs, buttons=navigation.Button(words=gettext("申请，立即生效"))),
    )


def _inputs(typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[fields.Field, ...]:
    return (*_what(typed, errors), *_why(typed, errors))


def _what(typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[fields.Field, ...]:
    kinds = tuple(
        fields.Choice(value=rule.kind, label=kind_name(rule.kind))
        for rule in SCHEDULE
        if rule.ending is Ending.DELETED
    )
    return (
        fields.Radios(
            name="scope",
            label=gettext("保全什么"),
            choices=tuple(
                fields.Choice(value=scope.value, label=words) for scope, words in SCOPES.items()
            ),
            value=typed.get("scope", ""),
            error=errors.get("scope", ""),
        ),
        fields.TextInput(
            name="target",
            label=gettext("证件号码或者办件编号"),
            hint=gettext(
                "保全一个人或者一家单位，填公民身份号码或者统一社会信用代码；保全一件办件，填办件编号。"
            ),
            optional=True,
            value=typed.get("target", ""),
            error=errors.get("target", ""),
        ),
        fields.Select(
            name="kind",
            label=gettext("哪一类数据"),
            hint=gettext("只在保全一类数据时选择。"),
            blank=gettext("请选择"),
            optional=True,
            choices=kinds,
            value=typed.get("kind", ""),
            error=errors.get("kind", ""),
        ),
    )


def _why(typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[fields.Field, ...]:
    return (
        fields.Textarea(
            name="reason",
            label=gettext("为什么需要保全"),
            value=typed.get("reason", ""),
            limit=LONGEST_WORDS,
            error=errors.get("reason", ""),
        ),
        fields.TextInput(
            name="basis",
            label=gettext("依据"),
            hint=gettext("例如案号、行政复议受理通知书文号"),
            value=typed.get("basis", ""),
            error=errors.get("basis", ""),
        ),
    )


def _scope(typed: Mapping[str, str]) -> HoldScope:
    scopes = {scope.value: scope for scope in HoldScope}
    chosen = scopes.get(typed.get("scope", ""))
    if chosen is None:
        raise InvalidValue("scope", "请选择保全什么")
    return chosen


def _target(scope: HoldScope, typed: Mapping[str, str]) -> str:
    return _plain(typed, "kind" if scope is HoldScope.KIND else "target", LONGEST_TARGET)


def _plain(typed: Mapping[str, str], name: str, longest: int) -> str:
    try:
        return plain_text(typed.get(name, ""), multiline=name == "reason", longest=longest)
    except InvalidValue as wrong:
        raise InvalidValue(name, wrong.reason) from wrong


def _field(wrong: InvalidValue, typed: Mapping[str, str]) -> str:
    """Return the field to which a refusal belongs."""
    if wrong.kind == "target" and typed.get("scope") == HoldScope.KIND.value:
        return "kind"
    return wrong.kind if wrong.kind in {"scope", "target", "kind", "basis"} else "reason"


def _table(caption: str, found: tuple[KeptHold, ...]) -> Component:
    heads = (gettext("保全什么"), gettext("状态"), gettext("为什么"), gettext("自"))
    return lists.DataTable(
        caption=caption,
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=target_words(one.state),
                        href=reverse("console:retention-hold", args=[one.id]),
                    ),
                    status_tag(one.state),
                    one.state.reason,
                    written_moment(one.state.asked_at),
                )
            )
            for one in found
        ),
    )


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("没有保全"), advice=gettext("没有数据因为取证的需要而留下。")
    )
