"""The projects app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Filings joined by a project code."""

    name = "tongban.store.projects"
    label = "store_projects"
    default_auto_field = "django.db.models.BigAutoField"
