"""The libraries app."""

from django.apps import AppConfig


class LibrariesConfig(AppConfig):
    """Base libraries built over departments' registers."""

    name = "tongban.store.libraries"
    label = "store_libraries"
    default_auto_field = "django.db.models.BigAutoField"
