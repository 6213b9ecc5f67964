"""Addresses of my account."""

from django.urls import URLPattern, path

from tongban.web.hall.account import ending, sign_in

patterns: list[URLPattern] = [
    path("my/sign-in/", sign_in.sign_in, name="sign_in"),
    path("my/sign-in/end/", ending.end, name="end_sign_in"),
]
