"""Addresses (网址): each part of the site brings its own; every view declares its audience."""

from django.urls import URLPattern, URLResolver, include, path

from tongban.project import errors, health
from tongban.project.identity.urls import patterns as identity
from tongban.project.middleware import faults
from tongban.project.sign_in.urls import patterns as sign_in
from tongban.project.tree import exists

_PARTS = (
    ("components/", "tongban.web.components.urls"),
    ("counter/", "tongban.web.counter.urls"),
    ("console/", "tongban.web.console.urls"),
    ("api/", "tongban.web.api.urls"),
    ("", "tongban.web.hall.urls"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    *sign_in,
    *identity,
]
urlpatterns += [path(prefix, include(part)) for prefix, part in _PARTS if exists(part)]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.locked_out
handler500 = faults.failed
