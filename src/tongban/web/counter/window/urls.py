"""Addresses of the window."""

from django.urls import URLPattern, path

from tongban.web.counter.window import acts, one, receiving

patterns: list[URLPattern] = [
    path("window/", receiving.window, name="window"),
    path("window/<uuid:attendance>/", one.attendance_page, name="attendance"),
    path("window/<uuid:attendance>/name/", acts.name, name="attendance_name"),
    path("window/<uuid:attendance>/region/", acts.region, name="attendance_region"),
    path("window/<uuid:attendance>/end/", acts.end, name="attendance_end"),
    path(
        "window/<uuid:attendance>/receipts/<uuid:voucher>/",
        acts.receipt,
        name="attendance_receipt",
    ),
]
