"""Addresses of impact assessments in the console."""

from django.urls import path

from tongban.web.console.impact.listing import impacts
from tongban.web.console.impact.one import impact, impact_act

urlpatterns = [
    path("", impacts, name="impacts"),
    path("<slug:item>/", impact, name="impact"),
    path("<slug:item>/<slug:verb>/", impact_act, name="impact-act"),
]
