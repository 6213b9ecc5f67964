"""One question a page (逐个提问): the one that settles most; never one that changes nothing."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.targets import AnyGuide, Wanted, wanted
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.questions import Question
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.web.components import labels, lists, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Content
from tongban.web.components.pages import shown
from tongban.web.components.question import QuestionPage
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.asking import answers
from tongban.web.hall.asking.answers import Told
from tongban.web.hall.asking.fields import field_for, read_field
from tongban.web.hall.browsing import wording
from tongban.web.hall.browsing.out_page import leads_to_the_notice


def guide_for(request: HttpRequest, target: Wanted, told: Told) -> AnyGuide:
    """Return the guide for what this visitor told, and what signing in proves if they did."""
    actor = request.actor if isinstance(request.actor, Citizen) else None  # type: ignore[attr-defined]
    catalogue = target.published.catalogue
    known = circumstances(actor, told.content, catalogue, request.outside)  # type: ignore[attr-defined]
    return target.guide(known, told.chosen)


@public
@leads_to_the_notice
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    """Ask the next question, or the one that `change` names; when none is left, show the list."""
    target = wanted(kind, code)
    elements = target.published.catalogue.elements
    told = answers.read(request, kind, code, elements)
    asked = _asked(request, target, told)
    if asked is None:
        return HttpResponseRedirect(places.checklist(kind, code))
    if request.method == "GET":
        return shown(request, _page(kind, target, told, asked))
    element = elements[asked.element]
    try:
        value = read_field(element, request.POST)
    except InvalidValue as wrong:
        written = dict(request.POST.lists())
        page = _page(kind, target, told, asked, written=written, error=refusal(wrong))
        return shown(request, page)
    answers.keep(request, kind, code, told.with_answer(asked.element, value))
    return HttpResponseRedirect(places.ask(kind, code))


def _asked(request: HttpRequest, target: Wanted, told: Told) -> Question | None:
    """Return the question to put: the one that the address names, else the next."""
    named = request.GET.get("change") or request.POST.get("element")
    if named:
        return _question_about(target, named)
    return guide_for(request, target, told).next_question


def _question_about(target: Wanted, element: str) -> Question:
    for question in all_questions(target):
        if question.element == element:
            return question
    raise NotFound(f"nothing asks about {element}")


def all_questions(target: Wanted) -> tuple[Question, ...]:
    """Return every question of a target, the journey's own words first."""
    own = getattr(target.target, "questions", ())
    return (*own, *(question for item in target.items for question in item.questions))


def words_of_questions(target: Wanted) -> dict[str, str]:
    """Return by element the words in which it is asked: the journey's own before its items'."""
    return {one.element: one.words for one in reversed(all_questions(target))}


def _page(
    kind: str,
    target: Wanted,
    told: Told,
    asked: Question,
    *,
    written: dict[str, list[str]] | None = None,
    error: str = "",
) -> QuestionPage:
    code = target.target.code
    element = target.published.catalogue.elements[asked.element]
    return QuestionPage(
        caption=target.target.name,
        fields=(
            field_for(
                element,
                label=asked.words,
                hint=asked.hint,
                value=told.answers.get(asked.element),
                written=written,
                error=error,
            ),
        ),
        action=f"{places.ask(kind, code)}?change={asked.element}",
        reason=reason_for(target, asked.element),
        back=navigation.BackLink(href=_back(kind, code, told)),
        button=navigation.Button(words=gettext("继续")),
        other_ways=(
            navigation.Link(words=gettext("说不清楚，先看结果"), href=places.checklist(kind, code)),
        ),
        answered=answered(kind, target, told),
    )


def _back(kind: str, code: str, told: Told) -> str:
    """Return to the last answer given, or to the guide before the first."""
    if not told.answers:
        return places.guide(kind, code)
    return f"{places.ask(kind, code)}?change={list(told.answers)[-1]}"


def reason_for(target: Wanted, element: str) -> Content:
    """Say which conditions and documents the answer decides, with their articles."""
    reasons = [
        f"{item.name}：{condition.words}（{wording.articles(condition.basis)}）"
        for item in target.items
        for condition in item.conditions
        if element in _reads(condition.expression)
    ]
    reasons += [
        gettext("是否需要“%(name)s”") % {"name": requirement.name}
        for item in target.items
        for requirement in item.requirements
        if element in _reads(requirement.needed_when)
    ]
    if not reasons:
        return gettext("您的回答决定怎么办、要不要办其中的某一件。")
    return lists.PlainList(items=tuple(dict.fromkeys(reasons)))


def _reads(condition: Condition) -> frozenset[str]:
    return frozenset(elements_of(condition))


def answered(kind: str, target: Wanted, told: Told) -> Content:
    """Return what was told so far, each with the way to change it."""
    elements = target.published.catalogue.elements
    asked = words_of_questions(target)
    rows = tuple(
        _row(kind, target.target.code, elements[code], words=asked[code], told=told)
        for code in told.answers
        if code in elements and code in asked
    )
    return lists.SummaryList(rows=rows) if rows else ""


def _row(kind: str, code: str, element: DataElement, *, words: str, told: Told) -> lists.SummaryRow:
    return lists.SummaryRow(
        key=words,
        value=labels.value(element, told.answers[element.code]),
        actions=(
            navigation.Link(
                words=gettext("修改"),
                href=f"{places.ask(kind, code)}?change={element.code}",
                about=words,
            ),
        ),
    )
