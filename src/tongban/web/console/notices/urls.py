"""Addresses of keeping notices (网址)."""

from django.urls import path

from tongban.web.console.notices.letters import again, letters
from tongban.web.console.notices.robots import end_robot, robots
from tongban.web.console.notices.sent import sent
from tongban.web.console.notices.wordings import wordings

urlpatterns = [
    path("", letters, name="notices"),
    path("sent/", sent, name="notice-sent"),
    path("bots/", robots, name="notice-bots"),
    path("bots/<uuid:bot>/end/", end_robot, name="notice-bot-end"),
    path("templates/", wordings, name="notice-templates"),
    path("<uuid:delivery>/again/", again, name="notice-again"),
]
