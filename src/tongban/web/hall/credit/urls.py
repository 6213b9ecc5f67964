"""Addresses of a party's own credit."""

from django.urls import URLPattern, path

from tongban.web.hall.credit.overview import my_credit
from tongban.web.hall.credit.repairing import my_credit_entry

patterns: list[URLPattern] = [
    path("my/credit/", my_credit, name="credit"),
    path("my/credit/<uuid:entry>/", my_credit_entry, name="credit_entry"),
]
