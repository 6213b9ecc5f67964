"""The rights app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Copies of one's data, and requests to correct or delete."""

    name = "tongban.store.rights"
    label = "store_rights"
    default_auto_field = "django.db.models.BigAutoField"
