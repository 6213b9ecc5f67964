"""Addresses of joint handling at the counter."""

from django.urls import path

from tongban.web.counter.joint import acting, board, listing

urlpatterns = [
    path("", listing.joints, name="joints"),
    path("<uuid:matter>/", board.board, name="joint"),
    path("<uuid:matter>/<slug:slug>/", acting.joint_act, name="joint_act"),
]
