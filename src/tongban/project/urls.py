"""Addresses (网址): each part of the site brings its own; every view declares its audience."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path

from tongban.project import errors, health
from tongban.project.sign_in import NewPassword, SecondFactor, SignIn
from tongban.project.tree import exists
from tongban.web.components.access import public

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
    path("account/sign-in/", public(SignIn.as_view()), name="account_login"),
    path("account/sign-out/", public(account.logout), name="account_logout"),
    path("account/inactive/", public(account.account_inactive), name="account_inactive"),
    path("account/sign-up/", public(account.signup), name="account_signup"),
    path("account/code/", public(SecondFactor.as_view()), name="mfa_authenticate"),
    path("account/password/", public(NewPassword.as_view()), name="account_change_password"),
]
urlpatterns += [path(prefix, include(part)) for prefix, part in _PARTS if exists(part)]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.locked_out
handler500 = errors.failed
