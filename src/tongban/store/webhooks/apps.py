"""The webhooks app."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Receivers, subscriptions and deliveries."""

    name = "tongban.store.webhooks"
    label = "store_webhooks"
    default_auto_field = "django.db.models.BigAutoField"
