"""The archives app."""

from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    """Packages of cases."""

    name = "tongban.store.archives"
    label = "store_archives"
    default_auto_field = "django.db.models.BigAutoField"
