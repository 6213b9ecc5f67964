"""Addresses of feedback in the console."""

from django.urls import path

from tongban.web.console.feedback import (
    acts,
    board,
    codes,
    counted,
    inbox,
    intake,
    page,
    publications,
    topics,
)

urlpatterns = [
    path("", inbox.mine, name="feedback"),
    path("all/", inbox.every, name="feedback-all"),
    path("ended/", inbox.ended, name="feedback-ended"),
    path("concerns.<slug:form>", inbox.concerns_file, name="feedback-file"),
    path("new/", intake.take_down, name="feedback-new"),
    path("concerns/<uuid:concern>/", page.concern, name="feedback-concern"),
    path("concerns/<uuid:concern>/<slug:verb>/", acts.act, name="feedback-act"),
    path("ratings/", board.ratings, name="feedback-board"),
    path("ratings.<slug:form>", board.ratings_file, name="feedback-board-file"),
    path("ratings/concerns/", counted.concerns_counted, name="feedback-counted"),
    path("ratings/given/", counted.ratings_counted, name="feedback-rated"),
    path("ratings/cases/", counted.cases_ended, name="feedback-ended-cases"),
    path("ratings/code/", codes.code, name="feedback-code"),
    path("publications/", publications.publications, name="feedback-publications"),
    path(
        "publications/<uuid:publication>/publish/",
        publications.publish,
        name="feedback-publish",
    ),
    path("topics/", topics.topics, name="feedback-topics"),
    path("topics.<slug:form>", topics.topics_file, name="feedback-topics-file"),
    path("topics/<int:place>/", topics.topic, name="feedback-topic"),
]
