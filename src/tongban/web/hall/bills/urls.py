"""Addresses of bills."""

from django.urls import URLPattern, path

from tongban.web.hall.bills import less, notices, one, paying

patterns: list[URLPattern] = [
    path("my/bills/", one.bills, name="bills"),
    path("my/bills/<uuid:bill_id>/", one.bill, name="bill"),
    path("my/bills/<uuid:bill_id>/pay/", paying.pay, name="pay_bill"),
    path("my/bills/<uuid:bill_id>/waiting/", paying.waiting, name="bill_waiting"),
    path("my/bills/<uuid:bill_id>/progress/", paying.progress, name="bill_progress"),
    path("my/bills/<uuid:bill_id>/reduction/", less.reduction, name="bill_reduction"),
    path("my/bills/<uuid:bill_id>/receipt/", one.receipt, name="bill_receipt"),
    path("payments/notices/", notices.notices, name="payment_notices"),
]
