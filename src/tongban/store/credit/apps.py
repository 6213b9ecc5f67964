"""The credit app."""

from django.apps import AppConfig


class CreditConfig(AppConfig):
    """Entries on lists, and how they were repaired."""

    name = "tongban.store.credit"
    label = "store_credit"
    default_auto_field = "django.db.models.BigAutoField"
