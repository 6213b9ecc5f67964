"""Addresses of the department's certificates (网址)."""

from django.urls import path

from tongban.web.counter.certificates.agreements import (
    agreeing,
    agreements,
    ending,
    handing_over,
    taking,
)
from tongban.web.counter.certificates.changing import answering, changing, renewing
from tongban.web.counter.certificates.kinds import kinds
from tongban.web.counter.certificates.listing import certificates
from tongban.web.counter.certificates.one import certificate, original
from tongban.web.counter.certificates.registers import register, registers, template

urlpatterns = [
    path("", certificates, name="certificates"),
    path("types/", kinds, name="certificate_kinds"),
    path("registers/", registers, name="registers"),
    path("registers/<uuid:batch_id>/", register, name="register"),
    path("registers/<slug:evidence>.csv", template, name="register_template"),
    path("agreements/", agreements, name="agreements"),
    path("agreements/new/<slug:evidence>/", agreeing, name="new_agreement"),
    path("agreements/<uuid:agreement>/", taking, name="agreement"),
    path("agreements/<uuid:agreement>/end/", ending, name="end_agreement"),
    path("proposals/<uuid:proposal>/answer/", answering, name="answer_change"),
    path("<uuid:certificate_id>/", certificate, name="certificate"),
    path("<uuid:certificate_id>/certificate.json", handing_over, name="certificate_json"),
    path("<uuid:certificate_id>/change/", changing, name="change_certificate"),
    path("<uuid:certificate_id>/renew/", renewing, name="renew_certificate"),
    path("<uuid:certificate_id>/original/", original, name="certificate_original"),
]
