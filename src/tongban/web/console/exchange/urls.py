"""Addresses of the exchange (网址)."""

from django.urls import path

from tongban.web.console.exchange.acts import act
from tongban.web.console.exchange.exporting import exporting
from tongban.web.console.exchange.headings import heading, headings
from tongban.web.console.exchange.home import home
from tongban.web.console.exchange.mending import row
from tongban.web.console.exchange.rejected import rejected
from tongban.web.console.exchange.run import progress, run
from tongban.web.console.exchange.uploading import uploading

urlpatterns = [
    path("", home, name="exchange"),
    path("export/", exporting, name="exchange_export"),
    path("import/", uploading, name="exchange_import"),
    path("runs/<uuid:key>/", run, name="exchange_run"),
    path("runs/<uuid:key>/progress/", progress, name="exchange_progress"),
    path("runs/<uuid:key>/rejected/", rejected, name="exchange_rejected"),
    path("runs/<uuid:key>/rows/<int:number>/", row, name="exchange_row"),
    path("runs/<uuid:key>/<slug:verb>/", act, name="exchange_act"),
    path("headings/", headings, name="exchange_headings"),
    path("headings/<int:number>/", heading, name="exchange_heading"),
]
