"""Addresses of signing in (网址)."""

from allauth.account import views as account
from django.urls import URLPattern, path

from tongban.project.sign_in import codes, home, passkeys, phones, proving, recovery
from tongban.project.sign_in.password import NewPassword, SecondFactor, SignIn
from tongban.web.components.access import public

patterns: list[URLPattern] = [
    path("account/", home.home, name="account_home"),
    path("account/sign-in/", public(SignIn.as_view()), name="account_login"),
    path("account/sign-in/phone/", codes.ask_code, name="account_ask_code"),
    path("account/sign-in/phone/code/", codes.enter_code, name="account_enter_code"),
    path("account/sign-in/passkey/", passkeys.sign_in_by_key, name="account_passkey_sign_in"),
    path("account/sign-in/lost/", recovery.lost, name="account_lost"),
    path("account/sign-out/", public(account.logout), name="account_logout"),
    path("account/inactive/", public(account.account_inactive), name="account_inactive"),
    path("account/sign-up/", public(account.signup), name="account_signup"),
    path("account/code/", public(SecondFactor.as_view()), name="mfa_authenticate"),
    path("account/prove/", proving.prove, name="account_prove"),
    path("account/password/", public(NewPassword.as_view()), name="account_change_password"),
    path("account/password/new/", recovery.set_password, name="account_new_password"),
    path("account/phone/", phones.new_phone, name="account_phone"),
    path("account/phone/code/", phones.phone_code, name="account_phone_code"),
    path("account/recovery-codes/", recovery.recovery_codes, name="account_recovery_codes"),
    path("account/passkeys/add/", passkeys.add, name="account_passkey_add"),
    path("account/passkeys/<int:key>/", passkeys.rename, name="account_passkey"),
    path("account/passkeys/<int:key>/remove/", passkeys.remove, name="account_passkey_remove"),
]
