"""Addresses of accounts and of oversight."""

from django.urls import path

from tongban.web.console.accounts import acts, listing, one, opening, oversight

urlpatterns = [
    path("accounts/", listing.accounts, name="accounts"),
    path("accounts/new/", opening.opening, name="open_account"),
    path("accounts/<slug:number>/", one.account, name="account"),
    path("accounts/<slug:number>/<slug:verb>/", acts.change, name="change_account"),
    path("oversight/", oversight.oversight, name="oversight"),
    path("oversight/acts/", oversight.admin_acts, name="admin_acts"),
    path("oversight/looks/<uuid:key>/", oversight.judge, name="judge_look"),
    path("oversight/alerts/<int:alert>/", oversight.alert_seen, name="alert_seen"),
]
