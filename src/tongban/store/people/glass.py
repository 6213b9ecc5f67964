"""Breaking the glass (紧急查阅) in rows, and alerts (告警) that supervisors have not seen yet."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models

from tongban.core.people.breaking_glass import Finding, Glass, GlassReason
from tongban.store.sealing import BlindIndex, Sealed


class GlassRow(models.Model):
    """One person opened to one officer; whom and why is sealed, and reviewed once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.CharField(max_length=32)
    department = models.CharField(max_length=64)
    person_index = BlindIndex()
    reason = models.CharField(max_length=24)
    said_sealed = models.BinaryField()
    said = Sealed[dict[str, Any]]("glass.said|{row.pk}")
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_by = models.CharField(max_length=32, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    finding = models.CharField(max_length=16, blank=True)
    opinion = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["officer", "-opened_at"], name="glass_of_officer"),
            models.Index(fields=["-opened_at"], name="glass_latest"),
        ]
        constraints = [
            models.CheckConstraint(
                name="nobody_reviews_their_own_look",
                condition=~models.Q(reviewed_by=models.F("officer")),
            ),
        ]

    @property
    def glass(self) -> Glass:
        """Return it as a value."""
        said = self.said
        return Glass(
            officer=self.officer,
            department=self.department,
            person=str(said["person"]),
            reason=GlassReason(self.reason),
            words=str(said["words"]),
            opened_at=self.opened_at,
            until=self.until,
            reviewed_by=self.reviewed_by,
            finding=Finding(self.finding) if self.finding else None,
            opinion=self.opinion,
        )

    def judged(self, glass: Glass, at: datetime) -> None:
        """Take over what a review came to."""
        self.reviewed_by, self.opinion = glass.reviewed_by, glass.opinion
        self.finding = glass.finding.value if glass.finding else ""
        self.reviewed_at = at


class Alert(models.Model):
    """Something a supervisor is to know at once: who did what, and whether it was seen."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=24)
    officer = models.CharField(max_length=32)
    department = models.CharField(max_length=64)
    about = models.CharField(max_length=64, blank=True)
    seen_by = models.CharField(max_length=32, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["department", "-at"],
                condition=models.Q(seen_at__isnull=True),
                name="alerts_not_seen",
            ),
        ]
