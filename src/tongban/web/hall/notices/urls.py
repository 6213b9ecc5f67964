"""Addresses of a person's notices."""

from django.urls import URLPattern, path

from tongban.web.hall.notices import views

patterns: list[URLPattern] = [
    path("my/notices/", views.notices, name="notices"),
    path("my/notices/read/", views.notices_read, name="notices_read"),
    path("my/notices/settings/", views.notice_settings, name="notice_settings"),
    path("my/notices/address/", views.notice_address, name="notice_address"),
    path("my/notices/<uuid:notice_id>/", views.notice, name="notice"),
    path("my/notices/<uuid:notice_id>/go/", views.notice_go, name="notice_go"),
]
