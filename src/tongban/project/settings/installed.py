"""What is installed (已装部件): apps, middleware, templates, language and time."""

from django.utils.translation import gettext_lazy

from tongban.project.settings.place import SOURCE
from tongban.project.tree import apps_within

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
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.idp.oidc",
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
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tongban.project.middleware.language.chosen_language",
    "tongban.project.middleware.admission.Admission",
    "tongban.project.middleware.faults.body_limit",
    "tongban.project.middleware.faults.BusyDatabase",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tongban.project.middleware.uploads.upload_limit",
    "tongban.project.middleware.sessions.actor",
    "tongban.project.middleware.proofs.proofs",
    "tongban.project.middleware.outside.outside",
    "tongban.project.middleware.sessions.session_limits",
    "tongban.project.middleware.sessions.no_store",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tongban.project.middleware.acting.lost_authority",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "tongban.project.middleware.audiences.DeclaredAudience",
    "tongban.project.middleware.window.AtWindow",
    "tongban.project.middleware.refusals.Refusals",  # a page like others: no cache, no frame
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
                "tongban.web.components.frame.frame",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", gettext_lazy("中文")), ("en", "English")]
LOCALE_PATHS = [  # the first that knows a word says it: the public's pages before the console's
    *(SOURCE / part / "locale" for part in ("web/hall", "web/components", "web/api", "project")),
    SOURCE / "web" / "counter" / "locale",
    *sorted((SOURCE / "web" / "console").glob("*/locale")),
    SOURCE / "examples" / "mingchuan" / "locale",
]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
