"""Addresses of campaigns."""

from django.urls import URLPattern, path

from tongban.web.hall.campaigns import entry, public

patterns: list[URLPattern] = [
    path("campaigns/", public.campaigns, name="campaigns"),
    path("campaigns/<slug:code>/", public.campaign, name="campaign"),
    path("campaigns/<slug:code>/results.csv", public.results, name="campaign_results"),
    path("my/cases/<uuid:case_id>/campaign/", entry.entry, name="campaign_entry"),
]
