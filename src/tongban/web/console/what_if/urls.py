"""The address of what-ifs (推演网址)."""

from django.urls import path

from tongban.web.console.what_if.api import what_if_api
from tongban.web.console.what_if.views import what_if

urlpatterns = [
    path("", what_if, name="what_if"),
    path("api/", what_if_api, name="what_if_api"),
]
