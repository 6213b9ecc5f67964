"""Addresses of officers' notices."""

from django.urls import path

from tongban.web.counter.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("read/", views.notices_read, name="notices_read"),
    path("settings/", views.notice_settings, name="notice_settings"),
    path("address/", views.notice_address, name="notice_address"),
    path("<uuid:notice_id>/", views.notice, name="notice"),
    path("<uuid:notice_id>/go/", views.notice_go, name="notice_go"),
]
