"""Harvested catalogues (目录收割): what a peer offers, as it was last read, and how far we got."""

from django.db import models


class PeerRow(models.Model):
    """A peer catalogue; `cursor` is the page to go on with, empty when the last run was whole."""

    name = models.CharField(max_length=64, primary_key=True)
    run = models.PositiveIntegerField(default=0)
    cursor = models.CharField(max_length=500, blank=True)
    whole_at = models.DateTimeField(null=True)


class HarvestedRow(models.Model):
    """One dataset of a peer; `run` is the last run that saw it, `gone` that a whole run did not."""

    peer = models.ForeignKey(PeerRow, models.CASCADE, related_name="datasets")
    code = models.CharField(max_length=200)
    name = models.CharField(max_length=500)
    holder = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    run = models.PositiveIntegerField()
    gone = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["peer", "code"], name="one_dataset_of_a_peer_by_code"),
        ]
