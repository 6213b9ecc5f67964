"""One thing I brought (诉求详情): where it stands, by when I hear, and what I can do now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.feedback import speaking
from tongban.actions.feedback.keeping import clock_of
from tongban.actions.targets import published
from tongban.core.feedback.concerns import ConcernKind, ConcernStatus
from tongban.core.feedback.speaking import may_reopen, may_withdraw
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.feedback.concerns import OpenedConcern, concern_of
from tongban.web.components import concerns, fields, labels, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of, theirs

_DONE: Final = {
    "reopen": gettext_lazy("已要求重新办理，承办单位会再次答复。"),
    "withdraw": gettext_lazy("已撤回。"),
    "clarify": gettext_lazy("补正已提交，答复期限从今天重新计算。"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """What was typed into a form that was not taken, and why."""

    verb: str = ""
    words: str = ""
    error: str = ""


@citizen_required
@require_safe
def concern(request: HttpRequest, concern: UUID) -> HttpResponseBase:
    """Show one thing that the person brought."""
    return show(request, _page(request, _found(request, concern), _Typed()))


@citizen_required
@require_POST
def act(request: HttpRequest, concern: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done."""
    if verb not in _DONE:
        raise Http404
    found = _found(request, concern)
    typed = request.POST.get("words", "")
    try:
        _carry_out(request, concern, verb)
    except InvalidValue as wrong:
        again = _Typed(verb=verb, words=typed, error=refusal(wrong))
        return show(request, _page(request, found, again))
    except NotAllowed:
        news.warning(request, gettext("现在不能这样办理，请看最新情况。"))
    else:
        news.success(request, _DONE[verb])
    return HttpResponseRedirect(reverse("hall:concern", args=[concern]))


def _carry_out(request: HttpRequest, concern: UUID, verb: str) -> None:
    citizen, outside = citizen_of(request), outside_of(request)
    if verb == "withdraw":
        speaking.withdraw(citizen, concern, outside)
        return
    words = plain_text(
        request.POST.get("words", ""), multiline=True, longest=speaking.LONGEST_WORDS
    )
    if verb == "reopen":
        speaking.reopen(citizen, concern, outside, words=words)
    else:
        speaking.clarify(citizen, concern, outside, words=words)


def _found(request: HttpRequest, concern: UUID) -> OpenedConcern:
    return theirs(concern_of(citizen_of(request), concern), request, "concern.open", concern)


def _page(request: HttpRequest, found: OpenedConcern, typed: _Typed) -> Page:
    forms = tuple(_forms(request, found, typed))
    field = _words_field(typed.verb, typed) if typed.error else None
    return Page(
        title=found.line.title,
        caption=labels.label(found.line.kind),
        back=navigation.BackLink(href=reverse("hall:concerns")),
        errors=messages.ErrorSummary.of((field,)) if field else None,
        above=_answer(found),
        body=(_facts(request, found), *forms, _history(found), *_rights(found)),
    )


def _answer(found: OpenedConcern) -> Content:
    told = concerns.answer_of(found.history)
    if not told:
        return ""
    return messages.Notification(title=gettext("答复"), body=told)


def _facts(request: HttpRequest, found: OpenedConcern) -> Component:
    line, catalogue = found.line, published().catalogue
    late = found.state.overdue(outside_of(request).today)
    rows = [
        lists.SummaryRow(key=gettext("编号"), value=line.number),
        lists.SummaryRow(key=gettext("状态"), value=concerns.status_tag(line.status, late=late)),
        lists.SummaryRow(key=gettext("接下来"), value=_next(found)),
        lists.SummaryRow(
            key=gettext("承办单位"),
            value=concerns.unit_name(line, catalogue.departments),
        ),
        lists.SummaryRow(key=gettext("提出时间"), value=written_moment(line.opened_at)),
    ]
    if line.item in catalogue.items:
        rows.append(
            lists.SummaryRow(
                key=gettext("事项"),
                value=navigation.Link(
                    words=catalogue.items[line.item].name, href=places.guide("item", line.item)
                ),
            )
        )
    if found.case is not None:
        rows.append(
            lists.SummaryRow(
                key=gettext("办件"),
                value=navigation.Link(words=found.case_number, href=places.case(found.case)),
            )
        )
    if found.words:
        rows.append(lists.SummaryRow(key=gettext("您说的"), value=found.words))
    rows += concerns.form_rows(found.form)
    return lists.SummaryList(rows=tuple(rows))


def _next(found: OpenedConcern) -> str:
    """Return what happens next; of what was merged, what happens to the one it went into."""
    if found.into_state is None:
        return concerns.next_words(found.state)
    return gettext("和%(number)s一起办理：%(next)s") % {
        "number": found.into,
        "next": concerns.next_words(found.into_state),
    }


def _forms(request: HttpRequest, found: OpenedConcern, typed: _Typed) -> Iterator[Component]:
    outside = outside_of(request)
    if found.state.status is ConcernStatus.CLARIFYING:
        yield Section(title=gettext("补正"), body=_form(found, "clarify", typed))
    if may_reopen(found.state, clock_of(outside), outside.now):
        yield messages.Details(
            summary=gettext("没有解决？要求重新办理"),
            open=typed.verb == "reopen",
            body=_form(found, "reopen", typed),
        )
    if may_withdraw(found.state):
        yield messages.Details(
            summary=gettext("不需要了？"),
            body=PostForm(
                action=reverse("hall:concern_verb", args=[found.line.id, "withdraw"]),
                body="",
                buttons=navigation.Button(
                    words=gettext("撤回"), kind=navigation.ButtonKind.SECONDARY
                ),
            ),
        )


def _form(found: OpenedConcern, verb: str, typed: _Typed) -> Component:
    words = {"reopen": gettext("要求重新办理"), "clarify": gettext("提交补正")}
    return PostForm(
        action=reverse("hall:concern_verb", args=[found.line.id, verb]),
        body=_words_field(verb, typed),
        buttons=navigation.Button(words=words[verb]),
    )


def _words_field(verb: str, typed: _Typed) -> fields.Field:
    labelled = {"reopen": gettext("哪里还没有解决"), "clarify": gettext("补充的内容")}
    mine = typed.verb == verb
    return fields.Textarea(
        name="words",
        label=labelled[verb],
        value=typed.words if mine else "",
        error=typed.error if mine else "",
        limit=speaking.LONGEST_WORDS,
    )


def _history(found: OpenedConcern) -> Component:
    departments = published().catalogue.departments
    return Section(
        title=gettext("经过"),
        body=lists.Timeline(
            moments=tuple(concerns.moments(found.history, departments, for_applicant=True))
        ),
    )


def _rights(found: OpenedConcern) -> Iterator[Component]:
    answered = found.state.status is ConcernStatus.CLOSED
    if found.line.kind is ConcernKind.INFORMATION and answered:
        yield messages.Inset(body=concerns.rights_words())
