"""The modes app."""

from django.apps import AppConfig


class ModesConfig(AppConfig):
    """Seeds of draws, what rules decided, and by when papers that follow are looked after."""

    name = "tongban.store.modes"
    label = "store_modes"
    default_auto_field = "django.db.models.BigAutoField"
