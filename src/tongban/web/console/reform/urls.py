"""Addresses of the reductions (网址)."""

from django.urls import path

from tongban.web.console.reform import exports, goals, measure_list, measure_page, proposals
from tongban.web.console.reform.departments import department
from tongban.web.console.reform.drawings import flow_page, journey_page, league_page
from tongban.web.console.reform.item_page import item
from tongban.web.console.reform.overview import overview
from tongban.web.console.reform.together.acts import act
from tongban.web.console.reform.together.pages import begin, draft
from tongban.web.console.reform.together.proposals import workshop

urlpatterns = [
    path("", overview, name="reform"),
    path("departments/<slug:code>/", department, name="reform-department"),
    path("items/<slug:code>/", item, name="reform-item"),
    path("league/", league_page, name="reform-league"),
    path("flow/", flow_page, name="reform-flow"),
    path("journeys/<slug:code>/", journey_page, name="reform-journey"),
    path("targets/", goals.target_page, name="reform-targets"),
    path("targets/<int:target>/end/", goals.end_target, name="reform-target-end"),
    path("baselines/", goals.baseline_page, name="reform-baselines"),
    path("proposals/", proposals.proposal_list, name="reform-proposals"),
    path("proposals/adopt/", proposals.adopt, name="reform-adopt"),
    path("measures/", measure_list.measure_list, name="reform-measures"),
    path("measures/<uuid:key>/", measure_page.measure, name="reform-measure"),
    path("measures/<uuid:key>/<slug:verb>/", measure_page.act, name="reform-act"),
    path("together/", workshop, name="reform-together"),
    path("together/new/", begin, name="reform-together-new"),
    path("together/<uuid:key>/", draft, name="reform-draft"),
    path("together/<uuid:key>/<slug:verb>/", act, name="reform-draft-act"),
    path("report.pdf", exports.pdf, name="reform-pdf"),
    path("report.xlsx", exports.xlsx, name="reform-xlsx"),
]
