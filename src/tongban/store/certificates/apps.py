"""The certificates app."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """Certificates and their status chains."""

    name = "tongban.store.certificates"
    label = "store_certificates"
    default_auto_field = "django.db.models.BigAutoField"
