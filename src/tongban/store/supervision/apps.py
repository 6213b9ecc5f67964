"""The supervision app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """What was found in cases, and the orders that followed."""

    name = "tongban.store.supervision"
    label = "store_supervision"
    default_auto_field = "django.db.models.BigAutoField"
