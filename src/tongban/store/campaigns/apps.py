"""The campaigns app."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Campaigns, their sealed secret and what happened to them."""

    name = "tongban.store.campaigns"
    label = "store_campaigns"
    default_auto_field = "django.db.models.BigAutoField"
