"""The sealing app."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """How far each sealed column has come on its way to the newest key."""

    name = "tongban.store.sealing"
    label = "store_sealing"
    default_auto_field = "django.db.models.BigAutoField"
