"""Addresses of credit in the console."""

from django.urls import path

from tongban.web.console.credit.acts import credit_act
from tongban.web.console.credit.entry_page import credit_entry
from tongban.web.console.credit.listing import all_entries, waiting
from tongban.web.console.credit.proposing import new_entry

urlpatterns = [
    path("", waiting, name="credit"),
    path("all/", all_entries, name="credit_all"),
    path("new/", new_entry, name="credit_new"),
    path("<uuid:entry>/", credit_entry, name="credit_entry"),
    path("<uuid:entry>/<slug:verb>/", credit_act, name="credit_act"),
]
