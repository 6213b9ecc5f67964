"""Addresses of campaigns in the console."""

from django.urls import path

from tongban.web.console.campaigns import acts, pages

urlpatterns = [
    path("", pages.campaigns, name="campaigns"),
    path("<slug:code>/", pages.campaign, name="campaign"),
    path("<slug:code>/<slug:verb>/", acts.act, name="campaign_act"),
]
