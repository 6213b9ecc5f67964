"""Addresses of verification."""

from django.urls import URLPattern, path

from tongban.web.hall.verifying import document, views

patterns: list[URLPattern] = [
    path("verify/", views.number, name="verify"),
    path("verify/file/", document.document, name="verify_file"),
    path("verify/keys.json", views.keys, name="seal_keys"),
    path("verify/status/<int:number>.json", views.status_list, name="status_list"),
    path("verify/<slug:token>/", views.token, name="verify_token"),
]
