"""Addresses of the checks of households."""

from django.urls import path

from tongban.web.counter.household import listing, papers, report

urlpatterns = [
    path("", listing.households, name="households"),
    path("<uuid:check>/", report.household, name="household"),
    path("<uuid:check>/close/", report.close, name="close_household"),
    path("<uuid:check>/<int:slot>/paper/", papers.take, name="household_paper"),
    path("<uuid:check>/<int:slot>/file/", papers.file, name="household_file"),
]
