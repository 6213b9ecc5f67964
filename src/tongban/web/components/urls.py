"""Addresses of the look (组件地址): the reader's preferences, and the gallery for developers."""

from django.urls import path

from tongban.web.components.gallery.views import alone, fragment, gallery
from tongban.web.components.preferences import preferences

app_name = "components"

urlpatterns = [
    path("", gallery, name="gallery"),
    path("preferences/", preferences, name="preferences"),
    path("<slug:name>/", alone, name="component"),
    path("<slug:name>/alone/", fragment, name="fragment"),
]
