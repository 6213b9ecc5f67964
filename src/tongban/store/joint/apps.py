"""The joint app."""

from django.apps import AppConfig


class JointConfig(AppConfig):
    """What several departments handle together, and what happened to it."""

    name = "tongban.store.joint"
    label = "store_joint"
    default_auto_field = "django.db.models.BigAutoField"
