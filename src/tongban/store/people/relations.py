"""Relations (关系): who stands for whom by law, as a register said; and whose life has ended.

A relation is a fact with its source and the day on which the register last said so. That a person
died or an organisation was dissolved is told once and stands.
"""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class Relation(models.Model):
    """A register names an account's holder guardian of a minor, or legal representative."""

    class Kind(models.TextChoices):
        GUARDIAN = "guardian", "监护人"
        LEGAL_REPRESENTATIVE = "legal_representative", "法定代表人"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey("Account", models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    party_index = BlindIndex()
    party_sealed = models.BinaryField()
    party = Sealed[dict[str, Any]]("relation.party|{row.pk}")
    source = models.CharField(max_length=64)
    since = models.DateField()
    until = models.DateField(null=True)
    confirmed_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind", "party_index"], name="one_relation_to_each_party"
            ),
        ]


class EndedParty(models.Model):
    """A person died, or an organisation was dissolved; appended and never changed."""

    party_index = BlindIndex(primary_key=True)
    ended_on = models.DateField()
    source = models.CharField(max_length=64)
    told_at = models.DateTimeField()
