"""The attendance app."""

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """People at windows, and what happened while they were there."""

    name = "tongban.store.attendance"
    label = "store_attendance"
    default_auto_field = "django.db.models.BigAutoField"
