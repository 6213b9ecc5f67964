"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and mandates."""

    name = "tongban.store.people"
    label = "store_people"
    default_auto_field = "django.db.models.BigAutoField"
