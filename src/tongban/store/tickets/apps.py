"""The tickets app."""

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    """Corrections and questions about looks, under a clock."""

    name = "tongban.store.tickets"
    label = "store_tickets"
    default_auto_field = "django.db.models.BigAutoField"
