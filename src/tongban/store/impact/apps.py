"""The impact app."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    """Impact assessments of items that ask sensitive elements."""

    name = "tongban.store.impact"
    label = "store_impact"
    default_auto_field = "django.db.models.BigAutoField"
