"""The messages app."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """Text messages on their way."""

    name = "tongban.store.messages"
    label = "store_messages"
    default_auto_field = "django.db.models.BigAutoField"
