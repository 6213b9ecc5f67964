"""Changes (变更): of standing and of trust, appended only; and changes that wait for a second."""

import uuid

from django.db import models

from tongban.store.certificates.models.certificates import Certificate


class CertificateEvent(models.Model):
    """One change of status, with its reason and the officer who made it; appended only."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    status = models.CharField(max_length=16, choices=Certificate.Status.choices)
    since = models.DateField()
    reason = models.CharField(max_length=500)
    basis = models.CharField(max_length=200)
    by = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "sequence"], name="one_certificate_event_per_place"
            ),
        ]


class ProposedChange(models.Model):
    """A change of standing that one officer asks for and another answers (双人复核)."""

    class Answer(models.TextChoices):
        AGREED = "agreed", "同意"
        REFUSED = "refused", "不同意"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="proposals")
    standing = models.CharField(max_length=16, choices=Certificate.Status.choices)
    reason = models.CharField(max_length=500)
    basis = models.CharField(max_length=200)
    proposed_by = models.CharField(max_length=64)
    proposed_at = models.DateTimeField()
    answer = models.CharField(max_length=16, choices=Answer.choices, blank=True, default="")
    answered_by = models.CharField(max_length=64, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"],
                condition=models.Q(answer=""),
                name="one_open_proposal_per_certificate",
            ),
            models.CheckConstraint(
                name="who_proposed_a_change_does_not_agree_to_it",
                condition=~models.Q(answer="agreed", answered_by=models.F("proposed_by")),
            ),
        ]


class TrustChange(models.Model):
    """A window compared a certificate with its original (核对原件, C to B); appended only."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="trust_changes")
    before = models.CharField(max_length=1)
    after = models.CharField(max_length=1)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
