"""The imports app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Import runs with their files, their rejected rows and what they yielded."""

    name = "tongban.store.imports"
    label = "store_imports"
    default_auto_field = "django.db.models.BigAutoField"
