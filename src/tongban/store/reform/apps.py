"""The reform app."""

from django.apps import AppConfig


class ReformConfig(AppConfig):
    """What is to be reduced, by whom, and what came of it."""

    name = "tongban.store.reform"
    label = "store_reform"
    default_auto_field = "django.db.models.BigAutoField"
