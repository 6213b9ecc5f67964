"""Addresses of the window."""

from django.urls import URLPattern, path

from tongban.web.counter.window import acts, checking, one, papers, receiving

patterns: list[URLPattern] = [
    path("window/", receiving.window, name="window"),
    path("window/papers/", checking.papers, name="paper_mandates"),
    path("window/papers/<slug:code>/", checking.paper, name="paper_mandate"),
    path("window/papers/<slug:code>/scan/", checking.scan, name="paper_mandate_scan"),
    path("window/papers/<slug:code>/answer/", checking.answer, name="paper_mandate_answer"),
    path("window/<uuid:attendance>/", one.attendance_page, name="attendance"),
    path("window/<uuid:attendance>/name/", acts.name, name="attendance_name"),
    path("window/<uuid:attendance>/paper/", papers.paper_mandate, name="attendance_paper"),
    path("window/<uuid:attendance>/deny/<slug:code>/", acts.deny, name="attendance_deny"),
    path("window/<uuid:attendance>/region/", acts.region, name="attendance_region"),
    path("window/<uuid:attendance>/end/", acts.end, name="attendance_end"),
    path(
        "window/<uuid:attendance>/receipts/<uuid:voucher>/",
        acts.receipt,
        name="attendance_receipt",
    ),
]
