"""Addresses of requests about one's own data in the console."""

from django.urls import path

from tongban.web.console.rights.listing import answered, rights
from tongban.web.console.rights.one import answer_right, right

urlpatterns = [
    path("", rights, name="rights"),
    path("answered/", answered, name="rights-answered"),
    path("<uuid:key>/", right, name="right"),
    path("<uuid:key>/answer/", answer_right, name="answer-right"),
]
