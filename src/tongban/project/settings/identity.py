"""One identity for many systems (统一身份): whose word we take, and what we vouch for."""

from tongban.project.identity.configured import providers_in
from tongban.project.settings.place import IN_PRODUCTION, environment

IDENTITY_PROVIDERS = providers_in(environment.text("IDENTITY_PROVIDERS", default=""))
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [one.app for one in IDENTITY_PROVIDERS]}}
SOCIALACCOUNT_ADAPTER = "tongban.project.identity.linking.LinkedBySelf"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False

PROVIDER_KEYS = environment.words("PROVIDER_KEYS", default=())
PROVIDER = environment.boolean("PROVIDER", default=bool(PROVIDER_KEYS) or not IN_PRODUCTION)
IDP_OIDC_ADAPTER = "tongban.project.identity.systems.DepartmentSystems"
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 600
IDP_OIDC_ID_TOKEN_EXPIRES_IN = 300
IDP_OIDC_REFRESH_TOKEN_EXPIRES_IN = 12 * 3600
IDP_OIDC_ROTATE_REFRESH_TOKEN = True
