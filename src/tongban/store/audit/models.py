"""Access records (访问记录), appended and never changed; no foreign keys, so nothing blocks."""

from django.db import models


class AccessRecord(models.Model):
    """One look or attempt, with its ground and outcome (网络安全法 §21: six months or more)."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=128)
    case_number = models.CharField(max_length=64, blank=True)
    ground = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="access_to_subject"),
            models.Index(fields=["actor", "-id"], name="access_by_actor"),
        ]
