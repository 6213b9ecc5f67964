"""Guide pages (指南页面): what an item or a journey asks of anybody, before anything is told."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.targets import wanted
from tongban.core.guides.outcomes import Guide
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.store.cases.draft_content import DraftContent
from tongban.web.components.access import public
from tongban.web.components.sections import show
from tongban.web.hall import places
from tongban.web.hall.browsing.item_page import item_page
from tongban.web.hall.browsing.journey_page import journey_page

NOTHING_TOLD = DraftContent()


@public
@require_safe
def item(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the guide of an item."""
    return _guide(request, places.ITEM, code)


@public
@require_safe
def journey(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the guide of a journey."""
    return _guide(request, places.JOURNEY, code)


def _guide(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    target = wanted(kind, code)
    catalogue = target.published.catalogue
    known = circumstances(None, NOTHING_TOLD, catalogue, request.outside)  # type: ignore[attr-defined]
    match target.guide(known, None):
        case Guide() as guide:
            return show(request, item_page(guide, known, catalogue))
        case JourneyGuide() as guide:
            return show(request, journey_page(guide, catalogue))
