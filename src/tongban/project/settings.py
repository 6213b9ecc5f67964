"""Settings (配置): one file, safe on a laptop, documented in docs/reference/settings.md.

The profile ``development`` (the default) needs nothing from the environment. The profile
``production`` refuses to start while anything that belongs on a laptop is left; see `production`.
"""

import os
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy

from tongban.project.database import connection, embedded_url
from tongban.project.environment import Environment, with_env_file
from tongban.project.logs import logging_configuration
from tongban.project.production import (
    LAPTOP_FIELD_KEY,
    LAPTOP_INDEX_KEY,
    LAPTOP_SECRET_KEY,
    refuse_laptop_values,
)
from tongban.project.tree import apps_within

environment = Environment(with_env_file(os.environ, Path(".env")))
SOURCE = Path(__file__).parent.parent

# -- where and as what -------------------------------------------------------------------------
PROFILE = environment.text("PROFILE", default="development")
VAR = environment.folder("VAR", default="var")
DEBUG = environment.boolean("DEBUG", default=False)
SECRET_KEY = environment.text("SECRET_KEY", default=LAPTOP_SECRET_KEY)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = environment.words("TRUSTED_ORIGINS", default=())
PORT = environment.integer("PORT", default=8000, least=1)
BIND = environment.text("BIND", default="127.0.0.1")
WEB_WORKERS = environment.integer("WEB_WORKERS", default=2, least=1)
WEB_THREADS = environment.integer("WEB_THREADS", default=2, least=1)
IN_PRODUCTION = PROFILE == "production"

# -- the city and what surrounds it ------------------------------------------------------------
TONGBAN_SITE_NAME = environment.text("SITE_NAME", default="明川市政务服务")
TONGBAN_RECONSIDERATION_BODY = environment.text("RECONSIDERATION_BODY", default="明川市人民政府")
TONGBAN_COURT = environment.text("COURT", default="明川市人民法院")
TONGBAN_NAVIGATION = {
    "": (
        (gettext_lazy("我要办"), "hall:home"),
        (gettext_lazy("全部事项"), "hall:items"),
        (gettext_lazy("证照核验"), "hall:verify"),
        (gettext_lazy("我的"), "hall:mine"),
    ),
    "counter": (
        (gettext_lazy("待办"), "counter:inbox"),
        (gettext_lazy("查办件"), "counter:cases"),
        (gettext_lazy("我办过的"), "counter:history"),
    ),
    "console": (
        (gettext_lazy("工作台"), "console:home"),
        (gettext_lazy("事项"), "console:items"),
        (gettext_lazy("图谱"), "console:graph"),
        (gettext_lazy("四减"), "console:reform"),
        (gettext_lazy("导入导出"), "console:exchange"),
    ),
}
DEMO_ACCOUNTS = environment.boolean("DEMO_ACCOUNTS", default=not IN_PRODUCTION)
GALLERY = environment.boolean("GALLERY", default=not IN_PRODUCTION)
PARTNER = environment.text("PARTNER", default="simulated" if not IN_PRODUCTION else "none")
PARTNER_PORT = environment.integer("PARTNER_PORT", default=8100, least=1)
PARTNER_URL = environment.text("PARTNER_URL", default=f"http://127.0.0.1:{PARTNER_PORT}")
PARTNER_SECONDS = environment.integer("PARTNER_SECONDS", default=2, least=1)
SECOND_PROPOSER_URL = environment.text("SECOND_PROPOSER_URL", default="")
SECOND_PROPOSER_MODEL = environment.text("SECOND_PROPOSER_MODEL", default="")
SECOND_PROPOSER_KEY = environment.text("SECOND_PROPOSER_KEY", default="")
SECOND_PROPOSER_INSIDE = environment.boolean("SECOND_PROPOSER_INSIDE", default=False)
SECOND_PROPOSER_SECONDS = environment.integer("SECOND_PROPOSER_SECONDS", default=20, least=1)
SEAL_KEYS = environment.words("SEAL_KEYS", default=())
FIELD_KEYS = environment.words("FIELD_KEYS", default=(LAPTOP_FIELD_KEY,))
BLIND_INDEX_KEY = environment.text("BLIND_INDEX_KEY", default=LAPTOP_INDEX_KEY)
PUBLIC_URL = environment.text("PUBLIC_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
VERIFICATIONS_A_DAY = environment.integer("VERIFICATIONS_A_DAY", default=10, least=0)
FONT_PATHS = [
    *environment.words("FONT_PATHS", default=()),
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts",
]

# -- the database: the only state there is -----------------------------------------------------
STATEMENT_SECONDS = environment.integer("STATEMENT_SECONDS", default=5)
DATABASE_URL = environment.text("DATABASE_URL", default="")
DATABASES = {
    "default": connection(DATABASE_URL or embedded_url(VAR), statement_seconds=STATEMENT_SECONDS)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_IMPORT_PATHS = ["tongban.project.jobs"]
CACHES = {
    # Counters of failed attempts must be the same in every process, so the default is shared.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    },
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "local"},
}

# -- what is installed -------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
    *apps_within("tongban.store"),
    "tongban.web.components",
    "tongban.web.hall",
    "tongban.web.counter",
    "tongban.web.console",
]
MIDDLEWARE = [
    "tongban.project.middleware.requests.request_log",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tongban.project.middleware.faults.body_limit",
    "tongban.project.middleware.faults.BusyDatabase",
    "tongban.project.middleware.refusals.Refusals",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tongban.project.middleware.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tongban.project.middleware.uploads.upload_limit",
    "tongban.project.middleware.sessions.actor",
    "tongban.project.middleware.outside.outside",
    "tongban.project.middleware.sessions.session_limits",
    "tongban.project.middleware.sessions.no_store",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "tongban.project.urls"
WSGI_APPLICATION = "tongban.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "project" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *(
                    ["tongban.web.components.frame.frame"]
                    if find_spec("tongban.web.components.frame")
                    else []
                ),
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- language, time, files ---------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", gettext_lazy("中文")), ("en", "English")]
LOCALE_PATHS = [  # the first that knows a word says it: the public's pages before the console's
    *(SOURCE / part / "locale" for part in ("web/hall", "web/components", "project")),
    SOURCE / "web" / "counter" / "locale",
    *sorted((SOURCE / "web" / "console").glob("*/locale")),
]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static" if IN_PRODUCTION else None
MEDIA_ROOT = VAR / "uploads"
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
WHITENOISE_MAX_AGE = 3600 if IN_PRODUCTION else 60
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
UPLOAD_MEGABYTES = environment.integer("UPLOAD_MEGABYTES", default=20, least=1)
UPLOADS_A_MINUTE = environment.integer("UPLOADS_A_MINUTE", default=60, least=1)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# -- who may come in ---------------------------------------------------------------------------
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
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "tongban.project.accounts.name_tried"
AXES_LOCKOUT_CALLABLE = "tongban.project.errors.locked_out"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# -- how long one stays signed in --------------------------------------------------------------
CITIZEN_IDLE_MINUTES = environment.integer("CITIZEN_IDLE_MINUTES", default=30, least=1)
OFFICER_IDLE_MINUTES = environment.integer("OFFICER_IDLE_MINUTES", default=15, least=1)
SESSION_HOURS = environment.integer("SESSION_HOURS", default=12, least=1)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# -- what the browser is told ------------------------------------------------------------------
HTTPS = environment.boolean("HTTPS", default=IN_PRODUCTION)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "tongban.project.errors.forged_request"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https")
    if environment.boolean("BEHIND_TLS_PROXY", default=False)
    else None
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# -- what is written down ----------------------------------------------------------------------
LOG_LEVEL = environment.text("LOG_LEVEL", default="INFO").upper()
LOGGING_CONFIG = "tongban.project.logs.configure"
LOGGING = logging_configuration(LOG_LEVEL)

if IN_PRODUCTION:
    refuse_laptop_values(globals())
