"""Addresses of one's own data."""

from django.urls import URLPattern, path

from tongban.web.hall.my_data import asking, consents, fetching, overview

patterns: list[URLPattern] = [
    path("my/data/", overview.my_data, name="my_data"),
    path("my/data/copy/", overview.order_copy, name="order_copy"),
    path("my/data/copy/progress/", overview.copy_progress, name="copy_progress"),
    path("my/data/copy/<uuid:copy>/", fetching.fetch_copy, name="fetch_copy"),
    path("my/data/requests/new/<slug:kind>/", asking.new_right, name="new_right"),
    path("my/data/requests/<uuid:key>/", asking.right, name="right"),
    path("my/data/requests/<uuid:key>/withdraw/", asking.withdraw_right, name="withdraw_right"),
    path("my/consents/", consents.consents, name="consents"),
]
