"""Addresses of modes of handling in the console."""

from django.urls import path

from tongban.web.console.modes.practices import practices
from tongban.web.console.modes.sampling import sampling

urlpatterns = [
    path("", practices, name="modes"),
    path("sampling/", sampling, name="modes_sampling"),
]
