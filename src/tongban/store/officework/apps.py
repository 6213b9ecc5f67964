"""The office work app."""

from django.apps import AppConfig


class OfficeworkConfig(AppConfig):
    """What officers set up once and use all day."""

    name = "tongban.store.officework"
    label = "store_officework"
    default_auto_field = "django.db.models.BigAutoField"
