"""The payments app."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """What people owe and paid, as it was written down."""

    name = "tongban.store.payments"
    label = "store_payments"
    default_auto_field = "django.db.models.BigAutoField"
