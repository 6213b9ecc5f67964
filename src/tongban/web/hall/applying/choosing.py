"""Choose the sub-items of a journey (自主选择): what is not wanted is left out, and costs nothing.

国办发〔2022〕32号: the applicant chooses freely.
"""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.writing import choose
from tongban.core.journeys.outcomes import JourneyGuide, Standing, SubItemOutcome
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components import fields, messages, navigation
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall import places
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.browsing.wording import limit_words
from tongban.web.hall.visitor import citizen_of

_CLOSED = frozenset({Standing.NOT_OFFERED, Standing.INELIGIBLE})


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def items(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Let the person choose among what is on offer."""
    if not isinstance(reading.guide, JourneyGuide):
        raise NotFound("one item has no sub-items")
    offered = tuple(one for one in reading.guide.sub_items if one.standing not in _CLOSED)
    if request.method != "POST":
        return show(request, _page(reading, reading.guide, offered))
    chosen = frozenset(request.POST.getlist("items")) & {one.item.code for one in offered}
    if not chosen:
        error = gettext("请至少选择一件要办的事")
        return show(request, _page(reading, reading.guide, offered, error=error))
    choose(citizen_of(request), reading.id, chosen)
    return HttpResponseRedirect(places.draft(reading.id))


def _page(
    reading: Reading,
    guide: JourneyGuide,
    offered: tuple[SubItemOutcome, ...],
    *,
    error: str = "",
) -> Page:
    choice = fields.Checkboxes(
        name="items",
        label=gettext("您要办哪几件？"),
        hint=gettext("不办的可以去掉，以后也能单独办。"),
        heading=True,
        error=error,
        values=tuple(one.item.code for one in guide.taken),
        choices=tuple(
            fields.Choice(value=one.item.code, label=one.item.name, hint=_hint(reading, one))
            for one in offered
        ),
    )
    return Page(
        title=gettext("您要办哪几件？"),
        heading=False,
        caption=reading.title,
        back=navigation.BackLink(href=places.draft(reading.id)),
        errors=messages.ErrorSummary.of((choice,)),
        body=PostForm(body=choice, buttons=navigation.Button(words=gettext("保存"))),
    )


def _hint(reading: Reading, one: SubItemOutcome) -> str:
    department = reading.catalogue.departments[one.item.department].short_name
    return "，".join(
        part for part in (department, limit_words(one.item), one.sub_item.note) if part
    )
