"""Addresses of my certificates."""

from django.urls import URLPattern, path

from tongban.web.hall.certificates import copying, granting, listing, one, receiving, showing

_ONE = "my/certificates/<uuid:certificate_id>/"

patterns: list[URLPattern] = [
    path("my/certificates/", listing.certificates, name="certificates"),
    path("my/certificates/received/", listing.received, name="received_certificates"),
    path(
        "my/certificates/received/<slug:token>/",
        receiving.received_one,
        name="received_certificate",
    ),
    path("my/certificates/codes/<slug:token>/", showing.code, name="certificate_code"),
    path(
        "my/certificates/shares/<uuid:share_id>/take-back/",
        granting.taking_back,
        name="take_back_share",
    ),
    path(_ONE, one.certificate, name="certificate"),
    path(f"{_ONE}pdf/", one.certificate_pdf, name="certificate_pdf"),
    path(f"{_ONE}show/", showing.showing, name="show_certificate"),
    path(f"{_ONE}share/", granting.granting, name="share_certificate"),
    path(f"{_ONE}copy/", copying.copying, name="copy_certificate"),
    path("show/<slug:token>/", receiving.scanned, name="scanned_certificate"),
]
