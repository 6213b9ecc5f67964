"""The sign-in app."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Verified telephones and one-time codes."""

    name = "tongban.store.sign_in"
    label = "store_sign_in"
    default_auto_field = "django.db.models.BigAutoField"
