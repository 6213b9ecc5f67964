"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices, their channels and what became of them."""

    name = "tongban.store.notices"
    label = "store_notices"
    default_auto_field = "django.db.models.BigAutoField"
