"""Mandates (授权委托) in rows: as each stands now, and what happened to it; both sealed.

The columns beside repeat what finds a mandate: whom it binds and who is the agent, by blind index,
where it stands and until when. What happened is appended and never changed.
"""

from typing import Any, Final

from django.db import models

from tongban.core.people.mandates import AnyMandateEvent, Mandate, MandateState
from tongban.store.freezing.converter import opened, stored
from tongban.store.freezing.histories import History
from tongban.store.sealing import Sealed, blind_index

HISTORY: Final = History[AnyMandateEvent](AnyMandateEvent)


class MandateRow(models.Model):
    """One mandate as it stands."""

    code = models.CharField(max_length=32, primary_key=True)
    principal_index = models.BinaryField(max_length=32)
    agent_index = models.BinaryField(max_length=32)
    mandate_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("mandate.content|{row.pk}", column="mandate_sealed")
    state = models.CharField(max_length=16)
    valid_until = models.DateField()
    offered_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["principal_index", "-offered_at"], name="mandates_of_principal"),
            models.Index(fields=["agent_index", "-offered_at"], name="mandates_of_agent"),
        ]
        constraints = [
            models.CheckConstraint(
                name="mandates_stand_somewhere",
                condition=models.Q(state__in=[one.value for one in MandateState]),
            ),
        ]

    @property
    def mandate(self) -> Mandate:
        """Return it as a value."""
        return opened(self.content, Mandate)

    def keep(self, mandate: Mandate) -> None:
        """Take over a mandate as it stands now."""
        self.principal_index = blind_index(mandate.principal)
        self.agent_index = blind_index(mandate.agent)
        self.state = mandate.state.value
        self.valid_until = mandate.valid_until
        self.content = stored(mandate)


class MandateRecord(models.Model):
    """One event of a mandate; appended and never changed (a trigger refuses it)."""

    mandate = models.ForeignKey(MandateRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("mandate_record.content|{row.mandate_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["mandate", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["mandate", "sequence"], name="one_event_of_a_mandate_at_each_place"
            ),
        ]
