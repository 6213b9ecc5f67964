"""Addresses of identity (网址): those of OpenID Connect as they are usual."""

from django.urls import URLPattern, URLResolver, include, path

from tongban.project.identity import answers, ours, pages

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
    path("console/systems/", pages.systems, name="identity_systems"),
    path("console/new-system/", pages.new_system, name="identity_new_system"),
    path("console/systems/<str:code>/", pages.system, name="identity_system"),
    path("console/systems/<str:code>/secret/", pages.renew_secret, name="identity_renew_secret"),
    path("console/systems/<str:code>/remove/", pages.remove_system, name="identity_remove_system"),
    path("", include(([path("", include((_openid, "oidc")))], "idp"))),
]
