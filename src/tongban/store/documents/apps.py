"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Uploads, rebuilt and sealed."""

    name = "tongban.store.documents"
    label = "store_documents"
    default_auto_field = "django.db.models.BigAutoField"
