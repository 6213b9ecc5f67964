"""Addresses of data sharing (网址)."""

from django.urls import path

from tongban.web.console.data import grant_acts, grants, request_list, resource_editing, statistics
from tongban.web.console.data.catalogue import catalogue
from tongban.web.console.data.dataset_page import dataset
from tongban.web.console.data.exporting import export
from tongban.web.console.data.peers import peer_page
from tongban.web.console.data.request_begin import request_new
from tongban.web.console.data.request_page import data_request
from tongban.web.console.data.request_posts import request_act

urlpatterns = [
    path("", catalogue, name="data-catalogue"),
    path("catalogue.jsonld", export, name="data-export"),
    path("new/", resource_editing.resource_new, name="data-set-new"),
    path("sets/<slug:code>/", dataset, name="data-set"),
    path("sets/<slug:code>/edit/", resource_editing.resource_edit, name="data-set-edit"),
    path("sets/<slug:code>/<slug:verb>/", resource_editing.resource_act, name="data-set-act"),
    path("inbox/", request_list.inbox, name="data-inbox"),
    path("requests/", request_list.requests, name="data-requests"),
    path("requests/new/", request_new, name="data-request-new"),
    path("requests/<uuid:key>/", data_request, name="data-request"),
    path("requests/<uuid:key>/<slug:verb>/", request_act, name="data-request-act"),
    path("grants/", grants.grants, name="data-grants"),
    path("grants/<slug:code>/", grants.grant, name="data-grant"),
    path("grants/<slug:code>/<slug:verb>/", grant_acts.grant_act, name="data-grant-act"),
    path("peers/", peer_page, name="data-peers"),
    path("statistics/", statistics.statistics, name="data-statistics"),
    path("statistics.csv", statistics.statistics_csv, name="data-statistics-csv"),
]
