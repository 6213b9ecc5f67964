"""A rule and how it is set (规则设置页): proposed, tried on recent cases, agreed to by another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.supervision import setting as setting_rules
from tongban.actions.supervision.trying import tried
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.supervision.rules import Level, Rule
from tongban.core.supervision.settings import (
    RuleChangeDeclined,
    RuleChangeProposed,
    RuleEvent,
    RuleSetting,
    RuleState,
    replayed,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.supervision.rule_queries import history_of
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.rules import number_names
from tongban.web.console.supervision.seats import bar
from tongban.web.console.supervision.trial import trial
from tongban.web.console.supervision.words import department_name

_LONGEST: Final = 400
_SENTENCES: Final = {
    "supervision.rule_waits": gettext_lazy("这条规则已有修改等人同意。"),
    "supervision.rule_of_law": gettext_lazy("有法律条文依据的规则不能停用。"),
    "supervision.rule_moved_on": gettext_lazy("修改已经处理过，请看最新情况。"),
    "supervision.rule_hands": gettext_lazy("自己提出的修改要由另一名监察人员同意。"),
}
_DONE: Final = {
    "propose": gettext_lazy("已提出，等另一名监察人员同意。"),
    "approve": gettext_lazy("已同意，几秒后按新的设置监察。"),
    "decline": gettext_lazy("没有同意，规则不变。"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    values: Mapping[str, str] = field(default_factory=dict)
    error: str = ""


@officer_required(Role.SUPERVISOR)
@require_safe
def rule_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show how a rule is set, what is proposed, and what happened."""
    return show(request, _page(request, _rule(request, code), _Typed()))


@officer_required(Role.SUPERVISOR)
@require_POST
def rule_act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Propose, agree or refuse; or say why it was not done."""
    if verb not in _DONE:
        raise Http404
    rule = _rule(request, code)
    try:
        _carry_out(request, rule, verb)
    except InvalidValue as wrong:
        return _again(request, rule, refusal(wrong))
    except Conflict:
        return _again(request, rule, gettext("修改已经处理过，请看最新情况。"))
    except NotAllowed as refused:
        return _again(request, rule, str(_SENTENCES.get(refused.rule, "")))
    news.success(request, _DONE[verb])
    return HttpResponseRedirect(reverse("console:supervision-rule", args=[code]))


def _rule(request: HttpRequest, code: str) -> Rule:
    try:
        return setting_rules.standing_rule(code, outside_of(request))
    except NotFound as missing:
        raise Http404 from missing


def _carry_out(request: HttpRequest, rule: Rule, verb: str) -> None:
    officer, outside = officer_of(request), outside_of(request)
    if verb == "approve":
        length = whole_number(request.POST.get("length", ""))
        setting_rules.approve(officer, rule.code, outside, length=-1 if length is None else length)
        return
    reason = plain_text(request.POST.get(f"{verb}-reason", ""), multiline=True, longest=_LONGEST)
    if verb == "decline":
        setting_rules.decline(officer, rule.code, outside, reason=reason)
    else:
        asked = _asked(request, rule)
        setting_rules.propose(officer, rule.code, asked, outside, reason=reason)


def _asked(request: HttpRequest, rule: Rule) -> RuleSetting:
    levels = {str(one.value): one for one in Level}
    owner = request.POST.get("owner", "")
    numbers = {name: whole_number(request.POST.get(f"number-{name}", "")) for name in rule.numbers}
    known = {name: number for name, number in numbers.items() if number is not None}
    if len(known) < len(numbers):
        raise InvalidValue("number", gettext("请填整数"))
    return RuleSetting(
        level=levels.get(request.POST.get("level", ""), rule.level),
        on=request.POST.get("on", "yes") == "yes",
        owner=owner if owner in published().catalogue.departments else "",
        numbers=known,
    )


def _again(request: HttpRequest, rule: Rule, error: str) -> HttpResponseBase:
    typed = _Typed(values=request.POST.dict(), error=error)
    return show(request, _page(request, rule, typed), status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _page(request: HttpRequest, rule: Rule, typed: _Typed) -> Page:
    history = history_of(rule.code)
    state = replayed(history)
    now = state.in_force or RuleSetting.of(rule)
    told = messages.Notification(
        title=gettext("没有办成"), body=typed.error, kind=messages.NotificationKind.ATTENTION
    )
    return Page(
        title=labels.word(rule.name),
        caption=gettext("监察规则"),
        wide=True,
        back=navigation.BackLink(href=reverse("console:supervision-rules")),
        above=told if typed.error else "",
        body=(
            bar("console:supervision-rules"),
            lists.Paragraph(body=labels.word(rule.meaning)),
            Section(title=gettext("现在的设置"), body=_setting(now)),
            *(
                _proposed(request, rule, state, now)
                if state.proposed
                else (Section(title=gettext("修改"), body=_form(rule, now, typed)),)
            ),
            Section(title=gettext("修改记录"), body=_history(history)),
        ),
    )


def _setting(one: RuleSetting) -> lists.SummaryList:
    departments = published().catalogue.departments
    rows = [
        (gettext("状态"), gettext("启用") if one.on else gettext("停用")),
        (gettext("等级"), labels.label(one.level)),
        (
            gettext("负责维护"),
            department_name(one.owner, departments) if one.owner else gettext("监察机构"),
        ),
        *((number_names()[name], str(number)) for name, number in one.numbers.items()),
    ]
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _proposed(
    request: HttpRequest, rule: Rule, state: RuleState, now: RuleSetting
) -> Iterator[Component]:
    """Yield what is proposed, what it would change, and the ways to decide."""
    proposed = state.proposed
    if proposed is None:
        return
    yield Section(
        title=gettext("等人同意的修改"),
        body=(
            _setting(proposed.setting),
            lists.Paragraph(body=gettext("理由：%(reason)s") % {"reason": proposed.reason}),
        ),
    )
    found = tried(rule, now, proposed.setting, outside_of(request))
    yield Section(title=gettext("试算：会改变什么"), body=trial(found))
    if proposed.by.staff_number == officer_of(request).staff_number:
        yield messages.Inset(body=gettext("您提出的修改，要由另一名监察人员同意；您可以撤回。"))
    else:
        yield PostForm(
            action=reverse("console:supervision-rule-act", args=[rule.code, "approve"]),
            hidden=(("length", str(state.length)),),
            body="",
            buttons=navigation.Button(words=gettext("同意修改")),
        )
    yield PostForm(
        action=reverse("console:supervision-rule-act", args=[rule.code, "decline"]),
        body=fields.Textarea(
            name="decline-reason", label=gettext("不同意或者撤回的理由"), limit=_LONGEST
        ),
        buttons=navigation.Button(words=gettext("不同意"), kind=navigation.ButtonKind.SECONDARY),
    )


def _form(rule: Rule, now: RuleSetting, typed: _Typed) -> PostForm:
    reason = fields.Textarea(
        name="propose-reason",
        label=gettext("为什么修改"),
        value=typed.values.get("propose-reason", ""),
        limit=_LONGEST,
    )
    return PostForm(
        action=reverse("console:supervision-rule-act", args=[rule.code, "propose"]),
        body=(*_choices(now, typed.values), *_numbers_asked(now, typed.values), reason),
        buttons=navigation.Button(words=gettext("提出修改")),
    )


def _choices(now: RuleSetting, values: Mapping[str, str]) -> Iterator[fields.Field]:
    yield fields.Radios(
        name="on",
        label=gettext("状态"),
        value=values.get("on", "yes" if now.on else "no"),
        choices=(
            fields.Choice(value="yes", label=gettext("启用")),
            fields.Choice(value="no", label=gettext("停用")),
        ),
    )
    yield fields.Select(
        name="level",
        label=gettext("等级"),
        value=values.get("level", str(now.level.value)),
        choices=tuple(
            fields.Choice(value=str(one.value), label=labels.label(one)) for one in Level
        ),
    )
    departments = published().catalogue.departments
    yield fields.Select(
        name="owner",
        label=gettext("负责维护"),
        blank=gettext("监察机构"),
        value=values.get("owner", now.owner),
        choices=tuple(
            fields.Choice(value=code, label=one.short_name) for code, one in departments.items()
        ),
    )


def _numbers_asked(now: RuleSetting, values: Mapping[str, str]) -> Iterator[fields.Field]:
    for name, number in now.numbers.items():
        yield fields.NumberInput(
            name=f"number-{name}",
            label=number_names()[name],
            value=values.get(f"number-{name}", str(number)),
            whole=True,
        )


def _history(history: tuple[RuleEvent, ...]) -> Content:
    if not history:
        return messages.Inset(body=gettext("没有修改过。"))
    return lists.Timeline(
        moments=tuple(
            lists.Moment(title=labels.label(event), at=event.at, by=event.by.name, body=_why(event))
            for event in reversed(history)
        )
    )


def _why(event: RuleEvent) -> str:
    return event.reason if isinstance(event, RuleChangeProposed | RuleChangeDeclined) else ""
