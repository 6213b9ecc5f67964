"""Addresses of departments' systems (网址)."""

from django.urls import path

from tongban.web.console.clients.listing import clients
from tongban.web.console.clients.page import client
from tongban.web.console.clients.posts import client_act

urlpatterns = [
    path("", clients, name="clients"),
    path("<str:code>/", client, name="client"),
    path("<str:code>/<slug:verb>/", client_act, name="client-act"),
]
