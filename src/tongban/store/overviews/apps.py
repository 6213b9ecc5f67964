"""The overviews app."""

from django.apps import AppConfig


class OverviewsConfig(AppConfig):
    """Lines read off the catalogue by the worker, replaced department by department."""

    name = "tongban.store.overviews"
    label = "store_overviews"
    default_auto_field = "django.db.models.BigAutoField"
