"""Addresses of what people say."""

from django.urls import URLPattern, path

from tongban.web.hall.voices import (
    by_code,
    information,
    landing,
    listing,
    one,
    public_ratings,
    requesting,
    saying,
)

patterns: list[URLPattern] = [
    path("contact/", landing.contact, name="contact"),
    path("ratings/", public_ratings.ratings, name="ratings"),
    path("ratings/poor/", public_ratings.poor_ratings, name="poor_ratings"),
    path("information/", information.information, name="information"),
    path("rate/<str:token>/", by_code.rate_by_code, name="rate_by_code"),
    path("my/concerns/", listing.concerns, name="concerns"),
    path("my/concerns/new/", saying.say, name="say"),
    path("my/concerns/information/", requesting.request_information, name="request_information"),
    path("my/concerns/<uuid:concern>/", one.concern, name="concern"),
    path("my/concerns/<uuid:concern>/<slug:verb>/", one.act, name="concern_verb"),
]
