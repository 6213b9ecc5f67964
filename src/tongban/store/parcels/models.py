"""Parcels (邮件), what a courier said of them (物流轨迹), and results that lie in lockers (取件柜).

A parcel is work: ordered, followed, over. To whom it goes is sealed, and forgotten when it is over.
"""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import Sealed


class Parcel(models.Model):
    """A result of one case on its way; its id is the key by which the courier knows it."""

    class Standing(models.TextChoices):
        ORDERING = "ordering", "等待下单"
        ON_ITS_WAY = "on_its_way", "在途"
        OVER = "over", "结束"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("store_cases.Case", models.PROTECT, related_name="parcels")
    carrier = models.CharField(max_length=40)
    waybill = models.CharField(max_length=64, blank=True)
    to_sealed = models.BinaryField(null=True)
    to = Sealed[dict[str, Any]]("parcel.to|{row.pk}", empty=dict)
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.ORDERING)
    asked_at = models.DateTimeField()
    next_ask_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~models.Q(standing="over"),
                name="one_parcel_of_a_case_at_a_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_ask_at"],
                condition=~models.Q(standing="over"),
                name="parcels_to_ask_for",
            )
        ]


class ParcelTrackRow(models.Model):
    """One thing that a courier said; appended and never changed (a trigger refuses it)."""

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="tracks")
    status = models.CharField(max_length=20)
    place = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parcel", "status", "at"], name="a_track_is_kept_once")
        ]


class LockerStay(models.Model):
    """A result that lies in a locker until a day (存柜); gone once it was taken or went back."""

    case = models.OneToOneField(
        "store_cases.Case", models.PROTECT, primary_key=True, related_name="locker_stay"
    )
    until = models.DateField(db_index=True)
