"""The searches app."""

from django.apps import AppConfig


class SearchesConfig(AppConfig):
    """What was looked for in the hall, counted by the day."""

    name = "tongban.store.searches"
    label = "store_searches"
    default_auto_field = "django.db.models.BigAutoField"
