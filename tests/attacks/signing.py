"""Signing in (登录): the addresses of it, and what they answer to everybody."""

from attacks.expected import OPEN_TO_READ, Expected

SIGNED_IN = Expected("302 200 200 200 200 200 200 200", "302 200 200 200 200 200 200 200")
SIGNED_IN_REFUSED = Expected("302 200 200 200 200 200 200 200", "302 422 422 422 422 422 422 422")
SIGNED_IN_SENT_READ_ONLY = Expected("302", "302 405 405 405 405 405 405 405")
OFFICERS = "302 403 403 200 200 200 200 200"
OFFICERS_READ_ONLY = "302 403 403 405 405 405 405 405"

SIGNING_FILLED = {
    "account/": "account/",
    "account/sign-in/": "account/sign-in/",
    "account/sign-in/phone/": "account/sign-in/phone/",
    "account/sign-in/phone/code/": "account/sign-in/phone/code/",
    "account/sign-in/passkey/": "account/sign-in/passkey/",
    "account/sign-in/lost/": "account/sign-in/lost/",
    "account/prove/": "account/prove/",
    "account/password/new/": "account/password/new/",
    "account/phone/": "account/phone/",
    "account/phone/code/": "account/phone/code/",
    "account/recovery-codes/": "account/recovery-codes/",
    "account/passkeys/add/": "account/passkeys/add/",
    "account/passkeys/<int:key>/": "account/passkeys/1/",
    "account/passkeys/<int:key>/remove/": "account/passkeys/1/remove/",
    "account/provider/<slug:provider_id>/": "account/provider/city/",
    "account/provider/<slug:provider_id>/back/": "account/provider/city/back/",
    "account/provider/<slug:provider_id>/remove/": "account/provider/city/remove/",
    ".well-known/openid-configuration": ".well-known/openid-configuration",
    ".well-known/jwks.json": ".well-known/jwks.json",
    "identity/authorize": "identity/authorize",
    "identity/token": "identity/token",
    "identity/revoke": "identity/revoke",
    "identity/userinfo": "identity/userinfo",
    "console/sign-in/": "console/sign-in/",
    "console/sign-in/end/": "console/sign-in/end/",
    "account/sign-out/": "account/sign-out/",
    "account/inactive/": "account/inactive/",
    "account/sign-up/": "account/sign-up/",
    "account/code/": "account/code/",
    "account/password/": "account/password/",
}

SIGNING_EXPECTED = {
    "account/": SIGNED_IN_SENT_READ_ONLY,
    "account/sign-in/phone/": Expected(
        "200 302 302 302 302 302 302 302", "422 302 302 302 302 302 302 302"
    ),
    "account/sign-in/phone/code/": Expected("302", "302"),
    "account/sign-in/passkey/": Expected(
        "200 302 302 302 302 302 302 302", "200 302 302 302 302 302 302 302"
    ),
    "account/sign-in/lost/": OPEN_TO_READ,
    "account/prove/": Expected("302", "302"),
    "account/password/new/": SIGNED_IN_REFUSED,
    "account/phone/": SIGNED_IN_REFUSED,
    "account/phone/code/": Expected("302", "302"),
    "account/recovery-codes/": SIGNED_IN,
    "account/passkeys/add/": SIGNED_IN,
    "account/passkeys/<int:key>/": Expected(
        "302 404 404 404 404 404 404 404", "302 404 404 404 404 404 404 404"
    ),
    "account/passkeys/<int:key>/remove/": Expected(
        "302 405 405 405 405 405 405 405", "302 404 404 404 404 404 404 404"
    ),
    "account/provider/<slug:provider_id>/": Expected("405", "404"),
    "account/provider/<slug:provider_id>/back/": Expected("404", "405"),
    "account/provider/<slug:provider_id>/remove/": Expected(
        "302 405 405 405 405 405 405 405", "302 404 404 404 404 404 404 404"
    ),
    ".well-known/openid-configuration": OPEN_TO_READ,
    ".well-known/jwks.json": OPEN_TO_READ,
    "identity/authorize": Expected("302 200 200 200 200 200 200 200", "302"),
    "identity/token": Expected("405", "400"),
    "identity/revoke": Expected("405", "400"),
    "identity/userinfo": Expected("401", "401"),
    "console/sign-in/": Expected(OFFICERS, OFFICERS_READ_ONLY),
    "console/sign-in/end/": Expected(OFFICERS_READ_ONLY, "302 403 403 302 302 302 302 302"),
    "account/sign-in/": Expected(
        "200 302 302 302 302 302 302 302", "200 302 302 302 302 302 302 302"
    ),
    "account/sign-out/": Expected("302 200 200 200 200 200 200 200", "302"),
    "account/inactive/": OPEN_TO_READ,
    "account/sign-up/": Expected(
        "200 302 302 302 302 302 302 302", "200 302 302 302 302 302 302 302"
    ),
    "account/code/": Expected("302", "302"),
    "account/password/": Expected(
        "302 200 200 200 200 200 200 200", "302 200 200 200 200 200 200 200"
    ),
}
