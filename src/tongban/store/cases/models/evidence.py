"""Evidence of a case (办件材料): how each requirement was satisfied, as a snapshot."""

import uuid
from typing import Any, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.sealing import seal, unseal


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
    round = models.PositiveSmallIntegerField(default=1)
    checked_by = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "requirement"], name="evidence_of_case")]

    @property
    def facts(self) -> dict[str, Any]:
        """Return the sealed facts that the source gave."""
        if self.facts_sealed is None:
            return {}
        place = f"case_evidence.facts|{self.pk}"
        return cast("dict[str, Any]", unseal(self.facts_sealed, place))

    @facts.setter
    def facts(self, value: dict[str, Any]) -> None:
        self.facts_sealed = seal(value, f"case_evidence.facts|{self.pk}")
