"""The gateway app."""

from django.apps import AppConfig


class GatewayConfig(AppConfig):
    """Clients, connections and calls."""

    name = "tongban.store.gateway"
    label = "store_gateway"
    default_auto_field = "django.db.models.BigAutoField"
