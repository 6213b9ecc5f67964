"""The assessment app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Rounds of assessment."""

    name = "tongban.store.assessment"
    label = "store_assessment"
    default_auto_field = "django.db.models.BigAutoField"
