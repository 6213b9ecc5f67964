"""Guide pages (指南页面): what an item or a journey asks of anybody, before anything is told."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.campaigns.gates import campaign_of
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.out_of_service import out_of_service
from tongban.actions.targets import wanted
from tongban.core.guides.outcomes import Guide
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.draft_content import DraftContent
from tongban.web.components import campaigns, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Content
from tongban.web.components.sections import show
from tongban.web.hall import places
from tongban.web.hall.browsing.item_page import item_page
from tongban.web.hall.browsing.journey_page import journey_page
from tongban.web.hall.browsing.out_page import out_of_service_page
from tongban.web.hall.browsing.paying_words import how_to_pay

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


def _campaign(request: HttpRequest, code: str) -> Content:
    """Return when an item is taken that is taken in a campaign, and where its rules are."""
    campaign = campaign_of(code, request.outside)  # type: ignore[attr-defined]
    if campaign is None:
        return ""
    return messages.Notification(
        title=gettext("这件事按批次办：%(when)s") % {"when": campaigns.when(campaign)},
        body=navigation.Link(
            words=gettext("规则和全部结果"), href=reverse("hall:campaign", args=[campaign.code])
        ),
    )


def _guide(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    try:
        target, out = wanted(kind, code), None
    except NotFound:
        out = out_of_service(kind, code)
        if out is None:
            raise
        target = out.wanted
    catalogue = target.published.catalogue
    known = circumstances(None, NOTHING_TOLD, catalogue, request.outside)  # type: ignore[attr-defined]
    guide = target.guide(known, None)
    if out is not None:
        return show(request, out_of_service_page(out, guide))
    match guide:
        case Guide():
            page = item_page(guide, known, catalogue)
            paying = how_to_pay(request.outside.fees.of(target.target.code))  # type: ignore[attr-defined]
            above = _campaign(request, target.target.code)
            return show(request, replace(page, above=above, body=(page.body, *paying)))
        case JourneyGuide():
            return show(request, journey_page(guide, catalogue))
