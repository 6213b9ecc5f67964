"""The retention app."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Legal holds and reports of deletion."""

    name = "tongban.store.retention"
    label = "store_retention"
    default_auto_field = "django.db.models.BigAutoField"
