"""Addresses of supervision in the console."""

from django.urls import path

from tongban.web.console.supervision.acts import act
from tongban.web.console.supervision.board import live
from tongban.web.console.supervision.listing import ended, orders, orders_file
from tongban.web.console.supervision.page import order
from tongban.web.console.supervision.rules import rules

urlpatterns = [
    path("", live, name="supervision"),
    path("orders/", orders, name="supervision-orders"),
    path("orders/ended/", ended, name="supervision-ended"),
    path("orders.<slug:form>", orders_file, name="supervision-file"),
    path("orders/<uuid:order>/", order, name="supervision-order"),
    path("orders/<uuid:order>/<slug:verb>/", act, name="supervision-act"),
    path("rules/", rules, name="supervision-rules"),
]
