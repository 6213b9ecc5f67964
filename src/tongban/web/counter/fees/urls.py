"""Addresses of fees at the counter."""

from django.urls import path

from tongban.web.counter.fees import acts, ledgers, listing, one

urlpatterns = [
    path("", listing.fees, name="fees"),
    path("ledgers/", ledgers.ledgers, name="ledgers"),
    path("ledgers/reconcile/", ledgers.reconcile_now, name="reconcile"),
    path("ledgers/<int:difference>/", ledgers.resolution, name="difference"),
    path("<uuid:bill_id>/", one.bill, name="fee"),
    path("<uuid:bill_id>/<slug:verb>/", acts.act, name="fee_act"),
]
