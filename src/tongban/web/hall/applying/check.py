"""Check answers and submit (检查并提交): everything on one page, then once.

However often the button is pressed there is one filing: the draft itself is the key. Registers
whose keys were typed into the form are asked first; where they say something else than the page
that the person confirmed, nothing is filed and the page is shown again.
"""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases.automatic import submit
from tongban.actions.drafts.writing import ask_what_is_new
from tongban.actions.filings.submit import NotReady, Submitted
from tongban.actions.mandates.ends import learn_of_end
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.assurance import held_back
from tongban.web.components.sections import show
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.check_page import TRUE, check_page
from tongban.web.hall.applying.reading import Reading, draft_page, read
from tongban.web.hall.visitor import citizen_of, outside_of


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Show everything that will be filed, and file it."""
    actor = citizen_of(request)
    waiting = _held_back(request, reading)
    if waiting is not None:
        return waiting
    if request.method != "POST":
        return show(request, check_page(reading, actor))
    if request.POST.get(TRUE) != "on":
        error = gettext("请先确认内容真实、准确")
        return show(request, check_page(reading, actor, error=error))
    if actor.representing is not None:
        learn_of_end(actor, actor.representing.party, outside_of(request))
    now = _with_answers_of_registers(request, reading)
    if _confirmed(now) != _confirmed(reading):
        news.warning(request, gettext("部门刚刚核验了您填写的内容，有些地方变了，请再看一遍"))
        return HttpResponseRedirect(
            places.draft(reading.id) if now.lacking else paths.check(reading.id)
        )
    match submit(actor, reading.id, outside_of(request)):
        case Submitted(filing=filing):
            return HttpResponseRedirect(places.filed(filing, actor))
        case NotReady():
            return show(request, check_page(now, actor, refused=True))


def _held_back(request: HttpRequest, reading: Reading) -> HttpResponseBase | None:
    """Return where to prove who one is, when what is filed wants us to be surer (核验等级).

    Whoever is at a window was seen there with their document, which is surer than any code.
    """
    if citizen_of(request).helped_by is not None:
        return None
    match reading.guide:
        case JourneyGuide(taken=taken):
            items = tuple(one.item for one in taken)
        case _:
            items = reading.wanted.items
    kinds = ((one.code, one.item_type.value) for one in items)
    wanted = outside_of(request).assurance.to_apply(kinds)
    why = gettext("提交“%(name)s”") % {"name": reading.title}
    return held_back(request, wanted.level, why=why, basis=wanted.citation)


def _with_answers_of_registers(request: HttpRequest, reading: Reading) -> Reading:
    """Return the draft once the registers that can be asked by now have been asked."""
    try:
        draft = ask_what_is_new(citizen_of(request), reading.id, outside_of(request))
    except NotFound:  # filed by another click in this moment; submitting finds that filing
        return reading
    return reading if draft.revision == reading.draft.revision else read(request, draft)


def _confirmed(reading: Reading) -> object:
    """Return what a person who submits has seen: what is lacking, the form and each paper's way."""
    form = [(line.element.code, line.fact and line.fact.value) for line, _ in reading.fields]
    return reading.lacking, form, {key: line.way for key, line in reading.papers.items()}
