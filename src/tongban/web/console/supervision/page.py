"""One order (督办单): what was found, on what basis, what happened, and what can be done now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.people.actors import Officer
from tongban.core.supervision import acting
from tongban.core.supervision.order_events import ReplyKind, Rung
from tongban.core.supervision.orders import OrderState, OrderStatus
from tongban.core.vocabulary.errors import NotFound
from tongban.store.supervision.queries import OpenedOrder, order_for
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.words import written_date
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.order_filters import rules_of
from tongban.web.console.supervision.seats import SEATS
from tongban.web.console.supervision.words import (
    department_name,
    lamp,
    moments,
    rule_name,
    status_tag,
)

LONGEST_WORDS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed into the form of a verb that was not taken, and what is wrong with it."""

    verb: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    news: messages.Notification | None = None


@officer_required(*SEATS)
@require_safe
def order(request: HttpRequest, order: UUID) -> HttpResponseBase:
    """Show an order that this officer may see."""
    return show(request, page_of(request, found_order(request, order)))


def found_order(request: HttpRequest, order: UUID) -> OpenedOrder:
    """Return the order of an address.

    Raises:
        NotFound: the same for what never was and for what another department answers.
    """
    found = order_for(officer_of(request), order)
    if found is None:
        note(officer_of(request), "supervision.open", f"order:{order}", outcome="not_found")
        raise NotFound(f"no order {order} for this officer")
    return found


def page_of(request: HttpRequest, found: OpenedOrder, typed: Typed | None = None) -> Page:
    """Return the page of an order."""
    said = typed or Typed()
    forms = tuple(_forms(officer_of(request), found, said))
    wrong = tuple(_fields(said.verb, said)) if said.errors else ()
    return Page(
        title=rule_name(found.line.rule, rules_of(request)),
        caption=found.line.number,
        back=navigation.BackLink(href=reverse("console:supervision-orders")),
        above=said.news or "",
        errors=messages.ErrorSummary.of(wrong),
        wide=True,
        body=SideBySide(
            main=(_facts(request, found), _rule(request, found), _history(found)),
            beside=forms,
            label=gettext("办理"),
        ),
    )


def _facts(request: HttpRequest, found: OpenedOrder) -> Component:
    line, departments = found.line, published().catalogue.departments
    late = found.state.overdue(outside_of(request).today)
    rows = [
        lists.SummaryRow(key=gettext("等级"), value=lamp(line.level)),
        lists.SummaryRow(key=gettext("状态"), value=status_tag(line.status, late=late)),
        lists.SummaryRow(key=gettext("督办等级"), value=labels.label(line.rung)),
        lists.SummaryRow(
            key=gettext("责任部门"), value=department_name(line.department, departments)
        ),
        *_about(found),
        lists.SummaryRow(key=gettext("发现日期"), value=written_date(line.since)),
    ]
    if line.about and not line.concern:
        rows.append(lists.SummaryRow(key=gettext("具体内容"), value=line.about))
    if not line.status.ended:
        rows.append(lists.SummaryRow(key=gettext("处理期限"), value=written_date(line.due_on)))
    return lists.SummaryList(rows=tuple(rows))


def _about(found: OpenedOrder) -> Iterator[lists.SummaryRow]:
    """Yield what the order is about: a case of an item, or a concern by its number."""
    line = found.line
    if line.concern is None:
        yield lists.SummaryRow(key=gettext("事项"), value=line.item)
        yield lists.SummaryRow(key=gettext("办件"), value=_cases(found))
        return
    href = reverse("console:feedback-concern", args=[line.concern])
    link = navigation.Link(words=line.concern_number, href=href)
    yield lists.SummaryRow(key=gettext("诉求类型"), value=labels.word(line.item))
    yield lists.SummaryRow(key=gettext("诉求编号"), value=link)


def _cases(found: OpenedOrder) -> Content:
    """Return the numbers of the cases, each leading to what this officer may see of it."""
    numbers = found.together or (found.line.case_number,)
    search = reverse("counter:cases")
    return lists.PlainList(
        items=tuple(
            navigation.Link(words=number, href=f"{search}?{urlencode({'number': number})}")
            for number in numbers
        )
    )


def _rule(request: HttpRequest, found: OpenedOrder) -> Content:
    rule = rules_of(request).get(found.line.rule)
    if rule is None:
        return ""
    return Section(
        title=gettext("什么情况算发现问题"),
        body=(
            lists.Paragraph(body=labels.word(rule.meaning)),
            lists.Paragraph(
                body=gettext("依据：%(basis)s") % {"basis": labels.citations(rule.basis)}
            ),
        ),
    )


def _history(found: OpenedOrder) -> Component:
    departments = published().catalogue.departments
    return Section(
        title=gettext("经过"),
        body=lists.Timeline(moments=tuple(moments(found.history, departments))),
    )


def _forms(officer: Officer, found: OpenedOrder, typed: Typed) -> Iterator[Component]:
    verbs = tuple(verbs_open_to(officer, found.state))
    for place, verb in enumerate(verbs):
        title, button, kind = _titles()[verb]
        form = PostForm(
            action=reverse("console:supervision-act", args=[found.line.id, verb]),
            hidden=(("revision", str(found.state.length)),),
            body=tuple(_fields(verb, typed)),
            buttons=navigation.Button(words=button, kind=kind),
        )
        if place == 0:
            yield Section(title=title, body=form)
        else:
            yield messages.Details(summary=title, open=typed.verb == verb, body=form)
    if not verbs and not found.state.status.ended:
        waits = (
            gettext("等监察机构处理。")
            if found.state.status.with_supervisors
            else gettext("等责任部门反馈。")
        )
        yield messages.Inset(body=waits)


def verbs_open_to(officer: Officer, state: OrderState) -> Iterator[str]:
    """Yield what this officer can do about an order now, the usual first."""
    status = state.status
    if acting.answers_for(officer, state.department) and status is OrderStatus.AWAITING_REPLY:
        yield "reply"
        if not state.appealed:
            yield "appeal"
    if acting.judges(officer, state.department):
        if status is OrderStatus.REPLIED:
            yield from ("settle", "send_back")
        elif status is OrderStatus.APPEALED:
            yield from ("uphold", "dismiss")
        elif status is OrderStatus.AWAITING_REPLY and state.rung is not Rung.SUMMONED:
            yield "escalate"


def _titles() -> dict[str, tuple[str, str, navigation.ButtonKind]]:
    """Return heading, button and kind of button of each verb."""
    main, other = navigation.ButtonKind.PRIMARY, navigation.ButtonKind.SECONDARY
    return {
        "reply": (gettext("反馈"), gettext("提交反馈"), main),
        "appeal": (gettext("认为不成立？"), gettext("提出申诉"), other),
        "settle": (gettext("审核反馈"), gettext("符合要求，销号"), main),
        "send_back": (gettext("不符合要求？"), gettext("退回整改"), other),
        "uphold": (gettext("复核申诉"), gettext("申诉成立，撤销督办"), main),
        "dismiss": (gettext("申诉不成立？"), gettext("维持督办"), other),
        "escalate": (gettext("升级督办"), gettext("升级"), other),
    }


def _fields(verb: str, typed: Typed) -> Iterator[fields.Field]:
    """Yield the fields of the form of a verb; each form has names of its own on the page."""
    values = typed.values if typed.verb == verb else {}
    errors = typed.errors if typed.verb == verb else {}
    if verb == "reply":
        yield fields.Radios(
            name="kind",
            label=gettext("反馈类型"),
            choices=tuple(
                fields.Choice(value=one.value, label=labels.label(one)) for one in ReplyKind
            ),
            value=values.get("kind", ""),
            error=errors.get("kind", ""),
        )
    name = f"{verb}-words"
    yield fields.Textarea(
        name=name,
        label=_asked()[verb],
        value=values.get(name, ""),
        limit=LONGEST_WORDS,
        error=errors.get("words", ""),
    )


def _asked() -> dict[str, str]:
    return {
        "reply": gettext("整改情况或者原因"),
        "appeal": gettext("为什么不成立"),
        "settle": gettext("审核意见"),
        "send_back": gettext("还差什么"),
        "uphold": gettext("复核意见"),
        "dismiss": gettext("维持的理由"),
        "escalate": gettext("为什么升级"),
    }
