"""The catalog app."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Published versions of the catalogue."""

    name = "tongban.store.catalog"
    label = "store_catalog"
    default_auto_field = "django.db.models.BigAutoField"
