"""Evidence of a case (办件材料): how each requirement was satisfied, as a snapshot."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.sealing import Sealed


class CaseEvidence(models.Model):
    """One requirement of one case and the way it was met; `facts` are what the source said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("Case", models.PROTECT, related_name="evidence")
    requirement = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    way = models.CharField(max_length=16)
    alternative = ArrayField(models.CharField(max_length=64), default=list)
    origin = models.CharField(max_length=128, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    file = models.ForeignKey(
        "store_documents.StoredFile", models.PROTECT, null=True, related_name="evidence"
    )
    trust = models.CharField(max_length=1, blank=True)
    facts_sealed = models.BinaryField(null=True)
    facts = Sealed[dict[str, Any]]("case_evidence.facts|{row.pk}", empty=dict)
    round = models.PositiveSmallIntegerField(default=1)
    checked_by = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "requirement"], name="evidence_of_case")]
