"""Conflicts of interest (回避) in rows: who withdrew from which case, and whose relative is who.

Of an officer's person and relatives only blind indexes are kept: nobody can read there who is kin
to whom, and a case is compared without opening anything.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import models

from tongban.core.people.interests import AnyInterestEvent, withdrawn
from tongban.store.freezing.histories import History
from tongban.store.sealing import BlindIndex

INTERESTS: Final = History[AnyInterestEvent](AnyInterestEvent)


class InterestRecord(models.Model):
    """Somebody withdrew from a case, or was let in again; a trigger refuses change."""

    case = models.ForeignKey("store_cases.Case", models.PROTECT, related_name="interests")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["case", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "sequence"], name="one_interest_of_a_case_at_each_place"
            ),
        ]


class Kin(models.Model):
    """A person who is the officer, or a relative of theirs, as a register last said."""

    account = models.ForeignKey("Account", models.CASCADE, related_name="kin")
    person_index = BlindIndex()
    oneself = models.BooleanField(default=False)
    source = models.CharField(max_length=64)
    confirmed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "person_index"], name="one_kin_each"),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKin:
    """Who an officer is and who is close to them (本人和近亲属): blind indexes alone."""

    own: bytes | None
    relatives: frozenset[bytes]
    confirmed_on: date | None


def kin_of(user_id: int) -> KnownKin:
    """Return what is known of an officer's person and relatives."""
    rows = list(Kin.objects.filter(account__user_id=user_id))
    return KnownKin(
        own=next((bytes(one.person_index) for one in rows if one.oneself), None),
        relatives=frozenset(bytes(one.person_index) for one in rows if not one.oneself),
        confirmed_on=max((one.confirmed_on for one in rows), default=None),
    )


def history_of(case: UUID) -> tuple[AnyInterestEvent, ...]:
    """Return what was said about conflicts of interest in a case."""
    return INTERESTS.read(InterestRecord.objects.filter(case_id=case).order_by("sequence"))


def withdrawn_from(cases: Collection[UUID], staff_number: str) -> frozenset[UUID]:
    """Return from which of these cases an officer has withdrawn, in one query."""
    events: dict[UUID, list[InterestRecord]] = {}
    rows = InterestRecord.objects.filter(case_id__in=list(cases)).order_by("case", "sequence")
    for row in rows:
        events.setdefault(row.case_id, []).append(row)
    return frozenset(
        case for case, told in events.items() if staff_number in withdrawn(INTERESTS.read(told))
    )
