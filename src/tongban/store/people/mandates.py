"""Mandates (授权委托) in rows: as each stands now, and what happened to it; both sealed.

The columns beside repeat what finds a mandate: whom it binds and who is the agent, by blind index,
where it stands and until when. What happened is appended and never changed. A mandate on paper has
its scan, and the department whose window kept it (`kept_by`).
"""

from typing import Any, Final
from uuid import UUID

from django.db import models

from tongban.core.people.mandates import AnyMandateEvent, Mandate, MandateState
from tongban.store.freezing.converter import opened, stored
from tongban.store.freezing.histories import History
from tongban.store.sealing import BlindIndex, Sealed, blind_index

UNDER_CHECK: Final = (MandateState.PRESENTED, MandateState.ACCEPTED)
"""Where a paper stands at which a second officer may still have to look."""
HISTORY: Final = History[AnyMandateEvent](AnyMandateEvent)


class MandateRow(models.Model):
    """One mandate as it stands."""

    code = models.CharField(max_length=32, primary_key=True)
    principal_index = BlindIndex()
    agent_index = BlindIndex()
    mandate_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("mandate.content|{row.pk}", column="mandate_sealed")
    state = models.CharField(max_length=16)
    valid_until = models.DateField()
    offered_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    paper = models.ForeignKey(
        "store_documents.StoredFile", models.PROTECT, null=True, related_name="mandates"
    )
    kept_by = models.CharField(max_length=64, blank=True, default="")
    unchecked = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["kept_by", "-offered_at", "code"],
                condition=~models.Q(kept_by=""),
                name="mandates_on_paper",
            ),
            models.Index(
                fields=["kept_by", "offered_at"],
                condition=models.Q(unchecked=True),
                name="mandates_to_check",
            ),
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
        paper = mandate.paper
        self.paper_id = UUID(paper.file) if paper else None
        self.kept_by = paper.clerk.department if paper else ""
        self.unchecked = bool(paper and paper.unchecked and mandate.state in UNDER_CHECK)
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
