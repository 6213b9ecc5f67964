"""The workshop app."""

from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    """Service items in the making, and what their reviewers said."""

    name = "tongban.store.workshop"
    label = "store_workshop"
    default_auto_field = "django.db.models.BigAutoField"
