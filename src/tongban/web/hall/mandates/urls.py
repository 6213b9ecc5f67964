"""Addresses of mandates under 我的."""

from django.urls import URLPattern, path

from tongban.web.hall.mandates import listing, offering, one

patterns: list[URLPattern] = [
    path("my/mandates/", listing.mandates, name="mandates"),
    path("my/mandates/new/", offering.offering, name="offer_mandate"),
    path("my/mandates/<slug:code>/", one.mandate, name="mandate"),
    path("my/mandates/<slug:code>/scan/", one.scan, name="mandate_scan"),
    path("my/mandates/<slug:code>/<slug:verb>/", one.change, name="change_mandate"),
]
