"""Addresses of keeping and deleting in the console."""

from django.urls import path

from tongban.web.console.retention.hold import hold, hold_act
from tongban.web.console.retention.holding import list_holds, new_hold
from tongban.web.console.retention.report import report
from tongban.web.console.retention.schedule import schedule

urlpatterns = [
    path("", schedule, name="retention"),
    path("report/", report, name="retention-report"),
    path("holds/", list_holds, name="retention-holds"),
    path("holds/new/", new_hold, name="retention-new"),
    path("holds/<uuid:hold>/", hold, name="retention-hold"),
    path("holds/<uuid:hold>/<slug:verb>/", hold_act, name="retention-act"),
]
