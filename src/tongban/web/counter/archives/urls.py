"""Addresses of archives."""

from django.urls import path

from tongban.web.counter.archives.fetching import fetch_archive
from tongban.web.counter.archives.listing import archives, order_archives
from tongban.web.counter.archives.verifying import verify_archive

urlpatterns = [
    path("", archives, name="archives"),
    path("order/", order_archives, name="order_archives"),
    path("<uuid:case>/verify/", verify_archive, name="verify_archive"),
    path("<uuid:case>/", fetch_archive, name="fetch_archive"),
]
