"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who looked at what, and why."""

    name = "tongban.store.audit"
    label = "store_audit"
    default_auto_field = "django.db.models.BigAutoField"
