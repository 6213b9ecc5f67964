"""Addresses of identity (网址): those of OpenID Connect as they are usual."""

from django.urls import URLPattern, URLResolver, include, path

from tongban.project.identity import answers, ours

_openid: list[URLPattern] = [
    path(".well-known/openid-configuration", answers.configuration, name="configuration"),
    path(".well-known/jwks.json", answers.jwks, name="jwks"),
    path("identity/authorize", answers.authorization, name="authorization"),
    path("identity/token", answers.token, name="token"),
    path("identity/revoke", answers.revoke, name="revoke"),
    path("identity/userinfo", answers.user_info, name="userinfo"),
]

patterns: list[URLPattern | URLResolver] = [
    path("account/provider/<slug:provider_id>/", ours.login, name="openid_connect_login"),
    path(
        "account/provider/<slug:provider_id>/back/", ours.callback, name="openid_connect_callback"
    ),
    path(
        "account/provider/<slug:provider_id>/remove/", ours.disconnect, name="account_provider_off"
    ),
    path("", include(([path("", include((_openid, "oidc")))], "idp"))),
]
