"""Addresses of the checks of households."""

from django.urls import URLPattern, path

from tongban.web.hall.household import beginning, disputing, listing, one, signing

_ONE = "my/households/<uuid:check>/"

patterns: list[URLPattern] = [
    path("my/households/", listing.households, name="households"),
    path("my/households/begin/<slug:item>/", beginning.begin, name="begin_household"),
    path(_ONE, one.household, name="household"),
    path(f"{_ONE}give-up/", one.giving_up, name="give_up_household"),
    path(f"{_ONE}<int:slot>/sign/", signing.sign, name="sign_household"),
    path(f"{_ONE}<int:slot>/take-back/", signing.take_back, name="unsign_household"),
    path(
        f"{_ONE}<int:slot>/<slug:source>/<str:element>/",
        disputing.dispute,
        name="dispute_household",
    ),
]
