"""The feedback app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Ratings."""

    name = "tongban.store.feedback"
    label = "store_feedback"
    default_auto_field = "django.db.models.BigAutoField"
