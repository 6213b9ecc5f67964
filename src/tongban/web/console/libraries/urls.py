"""Addresses of base libraries in the console."""

from django.urls import path

from tongban.web.console.libraries.entity_acts import entity_act
from tongban.web.console.libraries.entity_page import entity
from tongban.web.console.libraries.listing import all_libraries, build_anew, find, library
from tongban.web.console.libraries.pair_acts import pair_act
from tongban.web.console.libraries.pair_page import pair
from tongban.web.console.libraries.queue import queue

urlpatterns = [
    path("", all_libraries, name="libraries"),
    path("pairs/<uuid:key>/", pair, name="library_pair"),
    path("pairs/<uuid:key>/<slug:verb>/", pair_act, name="library_pair_act"),
    path("entities/<slug:code>/", entity, name="library_entity"),
    path("entities/<slug:code>/<slug:verb>/", entity_act, name="library_entity_act"),
    path("<slug:code>/", library, name="library"),
    path("<slug:code>/find/", find, name="library_find"),
    path("<slug:code>/build/", build_anew, name="library_build"),
    path("<slug:code>/review/", queue, name="library_review"),
]
