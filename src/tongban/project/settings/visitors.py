"""Who may come in, and for how long (登录与会话)."""

from datetime import timedelta

from tongban.project.settings.place import SOURCE, environment

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["tongban.project.passwords.MeasuredArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
IN_PERSON_ITEMS = frozenset(
    environment.words("IN_PERSON_ITEMS", default=("identity_card_renewal",))
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "tongban.project.accounts.ClosedAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    # Never by account name alone: a stranger could then lock anyone out. django-axes counts the
    # pair of name and address instead.
    "login": "60/m/ip",
    "login_failed": "30/m/ip",
}
MFA_ADAPTER = "tongban.project.accounts.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_FORMS = {
    "authenticate_webauthn": "tongban.project.sign_in.counting.SecondFactorByKey",
    "login_webauthn": "tongban.project.sign_in.counting.SignInByKey",
    "reauthenticate_webauthn": "tongban.project.sign_in.counting.ProveByKey",
}
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "tongban.project.accounts.name_tried"
AXES_LOCKOUT_CALLABLE = "tongban.project.errors.locked_out"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

ASSURANCE_LEVELS = environment.folder(
    "ASSURANCE_LEVELS", default=str(SOURCE / "examples" / "mingchuan" / "assurance.yaml")
)
TWO_HANDS = environment.folder(
    "TWO_HANDS", default=str(SOURCE / "examples" / "mingchuan" / "two_hands.yaml")
)
HANDLING_MODES = environment.folder(
    "HANDLING_MODES", default=str(SOURCE / "examples" / "mingchuan" / "modes.yaml")
)

SESSION_ENGINE = "tongban.store.people.sessions"
CITIZEN_IDLE_MINUTES = environment.integer("CITIZEN_IDLE_MINUTES", default=30, least=1)
OFFICER_IDLE_MINUTES = environment.integer("OFFICER_IDLE_MINUTES", default=15, least=1)
SESSION_HOURS = environment.integer("SESSION_HOURS", default=12, least=1)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
