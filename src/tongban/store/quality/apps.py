"""The quality app."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Rule books, checks and the queue of rows."""

    name = "tongban.store.quality"
    label = "store_quality"
    default_auto_field = "django.db.models.BigAutoField"
