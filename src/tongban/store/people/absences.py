"""Absences (外出与代理) in rows, and who stands in for whom today.

The columns of an absence repeat for lists what its events say.
"""

import uuid
from datetime import date
from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tongban.core.people.absences import Absence, AnyAbsenceEvent
from tongban.store.freezing.histories import History

ABSENCES: Final = History[AnyAbsenceEvent](AnyAbsenceEvent)


class AbsenceRow(models.Model):
    """Whose work is whose for some days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    absent = models.ForeignKey("Account", models.PROTECT, related_name="absences")
    deputy = models.ForeignKey("Account", models.PROTECT, related_name="stands_in")
    department = models.CharField(max_length=64)
    items = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["department", "last_on"],
                condition=Q(ended_on__isnull=True),
                name="absences_of_department",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="nobody_stands_in_for_themselves", condition=~Q(absent=models.F("deputy"))
            ),
        ]

    @property
    def absence(self) -> Absence:
        """Return it as a value."""
        return Absence(
            absent=self.absent.staff_number,
            deputy=self.deputy.staff_number,
            department=self.department,
            first_on=self.first_on,
            last_on=self.last_on,
            items=frozenset(self.items),
            ended_on=self.ended_on,
        )


class AbsenceRecord(models.Model):
    """One event of an absence; a trigger refuses change."""

    absence = models.ForeignKey(AbsenceRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["absence", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["absence", "sequence"], name="one_event_of_an_absence_at_each_place"
            ),
        ]


def holding(user_id: int, today: date) -> tuple[AbsenceRow, ...]:
    """Return the absences in which an officer is away or stands in today, in one query."""
    mine = Q(absent__user_id=user_id) | Q(deputy__user_id=user_id)
    rows = AbsenceRow.objects.filter(
        mine, first_on__lte=today, last_on__gte=today, ended_on__isnull=True
    )
    return tuple(rows.select_related("absent__user", "deputy"))
