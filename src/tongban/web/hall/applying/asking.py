"""Questions that are left in a draft (补充情况): one a page, as before signing in."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.writing import answer
from tongban.core.catalog.questions import Question
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.web.components import navigation
from tongban.web.components.pages import shown
from tongban.web.components.question import QuestionPage
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.reading import Reading, draft_page, read
from tongban.web.hall.asking.fields import field_for, read_field
from tongban.web.hall.asking.questions import all_questions, reason_for
from tongban.web.hall.visitor import citizen_of


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Ask what `change` names, or the next question; when none is left, go to the overview."""
    asked = _asked(reading, request.GET.get("change", ""))
    if asked is None:
        return HttpResponseRedirect(places.draft(reading.id))
    if request.method != "POST":
        return shown(request, _page(reading, asked))
    element = reading.catalogue.elements[asked.element]
    try:
        value = read_field(element, request.POST)
    except InvalidValue as wrong:
        written = dict(request.POST.lists())
        return shown(request, _page(reading, asked, written=written, error=refusal(wrong)))
    after = read(request, answer(citizen_of(request), reading.id, {asked.element: value}))
    if after.guide.next_question is None:
        return HttpResponseRedirect(places.draft(reading.id))
    return HttpResponseRedirect(paths.question(reading.id))


def _asked(reading: Reading, change: str) -> Question | None:
    if not change:
        return reading.guide.next_question
    for one in all_questions(reading.wanted):
        if one.element == change:
            return one
    raise NotFound(f"nothing asks about {change}")


def _page(
    reading: Reading,
    asked: Question,
    *,
    written: dict[str, list[str]] | None = None,
    error: str = "",
) -> QuestionPage:
    field = field_for(
        reading.catalogue.elements[asked.element],
        label=asked.words,
        hint=asked.hint,
        value=reading.content.answers.get(asked.element),
        written=written,
        error=error,
    )
    return QuestionPage(
        caption=reading.title,
        fields=(field,),
        action=paths.question(reading.id, asked.element),
        reason=reason_for(reading.wanted, asked.element),
        back=navigation.BackLink(href=places.draft(reading.id)),
        button=navigation.Button(words=gettext("保存并继续")),
    )
