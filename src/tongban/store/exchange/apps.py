"""The exchange app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Which data there are, who asks for them and who may read them."""

    name = "tongban.store.exchange"
    label = "store_exchange"
    default_auto_field = "django.db.models.BigAutoField"
