"""Addresses of applying."""

from django.urls import URLPattern, path

from tongban.web.hall.applying import (
    asking,
    begin,
    check,
    choosing,
    commitments,
    delivering,
    discarding,
    disputing,
    form,
    joining,
    overview,
    papers,
)

_DRAFT = "drafts/<uuid:draft_id>/"

patterns: list[URLPattern] = [
    path("apply/<kind:kind>/<slug:code>/", begin.begin, name="begin"),
    path(_DRAFT, overview.overview, name="draft"),
    path(f"{_DRAFT}refresh/", overview.refresh, name="refresh"),
    path(f"{_DRAFT}question/", asking.question, name="draft_question"),
    path(f"{_DRAFT}items/", choosing.items, name="draft_items"),
    path(f"{_DRAFT}form/<slug:topic>/", form.form, name="form"),
    path(f"{_DRAFT}form/<slug:topic>/save/", form.save, name="save"),
    path(f"{_DRAFT}dispute/<str:element>/", disputing.dispute, name="dispute"),
    path(f"{_DRAFT}papers/<str:key>/", papers.paper, name="paper"),
    path(f"{_DRAFT}commitments/", commitments.commitments, name="commitments"),
    path(f"{_DRAFT}check/", check.check, name="check"),
    path(f"{_DRAFT}delivery/", delivering.delivery, name="draft_delivery"),
    path(f"{_DRAFT}join/", joining.join, name="join"),
    path(f"{_DRAFT}discard/", discarding.discard, name="discard"),
]
