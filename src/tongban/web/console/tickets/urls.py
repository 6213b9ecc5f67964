"""Addresses of tickets in the console."""

from django.urls import path

from tongban.web.console.tickets.acts import act
from tongban.web.console.tickets.listing import answered, inbox
from tongban.web.console.tickets.page import ticket
from tongban.web.console.tickets.statistics import figures

urlpatterns = [
    path("", inbox, name="tickets"),
    path("answered/", answered, name="tickets_answered"),
    path("figures/", figures, name="tickets_figures"),
    path("<uuid:ticket>/", ticket, name="ticket"),
    path("<uuid:ticket>/<slug:verb>/", act, name="ticket_act"),
]
