"""Addresses of data quality (网址)."""

from django.urls import path

from tongban.web.console.quality.check_page import check, progress
from tongban.web.console.quality.dataset_page import dataset
from tongban.web.console.quality.handing_in import check_now, upload
from tongban.web.console.quality.overview import overview
from tongban.web.console.quality.profile_page import profile
from tongban.web.console.quality.queue_page import queue
from tongban.web.console.quality.row_acts import row_act
from tongban.web.console.quality.row_page import row
from tongban.web.console.quality.rule_acts import rules_act
from tongban.web.console.quality.rule_form import rule_change, rule_new
from tongban.web.console.quality.rules import rules
from tongban.web.console.quality.workbooks import taking_back, workbook

_SET = "sets/<slug:code>/"

urlpatterns = [
    path("", overview, name="data-quality"),
    path(_SET, dataset, name="quality-set"),
    path(f"{_SET}check/", check_now, name="quality-check-now"),
    path(f"{_SET}upload/", upload, name="quality-upload"),
    path(f"{_SET}profile/", profile, name="quality-profile"),
    path(f"{_SET}rules/", rules, name="quality-rules"),
    path(f"{_SET}rules/new/<slug:kind>/", rule_new, name="quality-rule-new"),
    path(f"{_SET}rules/change/<slug:rule>/", rule_change, name="quality-rule"),
    path(f"{_SET}rules/<slug:verb>/", rules_act, name="quality-rules-act"),
    path(f"{_SET}queue/", queue, name="quality-queue"),
    path(f"{_SET}queue/take-back/", taking_back, name="quality-take-back"),
    path(f"{_SET}queue/<slug:which>.xlsx", workbook, name="quality-workbook"),
    path("checks/<uuid:run>/", check, name="quality-check"),
    path("checks/<uuid:run>/progress/", progress, name="quality-progress"),
    path("rows/<uuid:key>/", row, name="quality-row"),
    path("rows/<uuid:key>/<slug:verb>/", row_act, name="quality-row-act"),
]
