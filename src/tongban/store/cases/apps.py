"""The cases app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Drafts, filings, cases, events, work and outbox."""

    name = "tongban.store.cases"
    label = "store_cases"
    default_auto_field = "django.db.models.BigAutoField"
