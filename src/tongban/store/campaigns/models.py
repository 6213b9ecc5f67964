"""Campaigns (批次) and their events; the secret of the draw is sealed until it is published."""

from typing import Any

from django.db import models

from tongban.store.sealing import Sealed


class CampaignRow(models.Model):
    """One campaign that was announced; its rules are the city's configuration."""

    code = models.CharField(max_length=64, primary_key=True)
    department = models.CharField(max_length=64)
    secret_sealed = models.BinaryField()
    secret = Sealed[dict[str, Any]]("campaign.secret|{row.code}")
    announced_at = models.DateTimeField()


class CampaignRecord(models.Model):
    """One event of a campaign; appended and never changed (a trigger refuses it)."""

    campaign = models.ForeignKey(CampaignRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("campaign_record.content|{row.campaign_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["campaign", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "sequence"], name="one_event_of_a_campaign_at_each_place"
            ),
        ]
