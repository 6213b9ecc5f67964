"""Addresses of supervision in the console."""

from django.urls import path

from tongban.web.console.supervision.acts import act
from tongban.web.console.supervision.behind import cases, found
from tongban.web.console.supervision.board import live
from tongban.web.console.supervision.figures.files import report
from tongban.web.console.supervision.figures.page import department_page, figures, item_page
from tongban.web.console.supervision.figures.story import story
from tongban.web.console.supervision.listing import ended, orders, orders_file
from tongban.web.console.supervision.mining.down import behind
from tongban.web.console.supervision.mining.foreign import logs
from tongban.web.console.supervision.mining.foreign_log import (
    act_on_log,
    log_page,
    log_progress,
    log_rejected,
)
from tongban.web.console.supervision.mining.page import mining
from tongban.web.console.supervision.mining.running import running
from tongban.web.console.supervision.newest import extract
from tongban.web.console.supervision.page import order
from tongban.web.console.supervision.rules import rules
from tongban.web.console.supervision.setting import rule_act, rule_page

urlpatterns = [
    path("", live, name="supervision"),
    path("orders/", orders, name="supervision-orders"),
    path("orders/ended/", ended, name="supervision-ended"),
    path("orders.<slug:form>", orders_file, name="supervision-file"),
    path("orders/<uuid:order>/", order, name="supervision-order"),
    path("orders/<uuid:order>/<slug:verb>/", act, name="supervision-act"),
    path("rules/", rules, name="supervision-rules"),
    path("rules/<slug:code>/", rule_page, name="supervision-rule"),
    path("rules/<slug:code>/found/", found, name="supervision-found"),
    path("rules/<slug:code>/<slug:verb>/", rule_act, name="supervision-rule-act"),
    path("figures/", figures, name="supervision-figures"),
    path("figures/report.<slug:form>", report, name="supervision-report"),
    path("figures/departments/<slug:code>/", department_page, name="supervision-department"),
    path("figures/items/<slug:code>/", item_page, name="supervision-item"),
    path("cases/", cases, name="supervision-cases"),
    path("cases/<str:number>/", story, name="supervision-story"),
    path("mining/", mining, name="supervision-mining"),
    path("mining/extract/", extract, name="supervision-extract"),
    path("mining/cases/", behind, name="supervision-behind"),
    path("mining/running/", running, name="supervision-running"),
    path("mining/logs/", logs, name="supervision-logs"),
    path("mining/logs/<uuid:log>/", log_page, name="supervision-log"),
    path("mining/logs/<uuid:log>/progress/", log_progress, name="supervision-log-progress"),
    path(
        "mining/logs/<uuid:log>/rejected.<slug:form>", log_rejected, name="supervision-log-rejected"
    ),
    path("mining/logs/<uuid:log>/<slug:verb>/", act_on_log, name="supervision-log-act"),
]
