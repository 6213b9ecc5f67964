"""Addresses of the console (网址): each part brings its own."""

from django.urls import path

from tongban.web.console.home.views import home

app_name = "console"

urlpatterns = [
    path("", home, name="home"),
]
