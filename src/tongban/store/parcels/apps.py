"""The parcels app."""

from django.apps import AppConfig


class ParcelsConfig(AppConfig):
    """Parcels and their tracks."""

    name = "tongban.store.parcels"
    label = "store_parcels"
    default_auto_field = "django.db.models.BigAutoField"
