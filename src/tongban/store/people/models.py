"""Accounts (账户): who can sign in, and as whom.

The other rows of the app stand in modules of their own: sessions (会话) in `sessions`, mandates
(授权委托) in `mandates`, what registers say of families and organisations in `relations`, what
happened to officers' accounts in `postings`, looks outside cases in `glass`, who stands in for whom
(代理) in `absences`, who withdrew from a case (回避) in `interests`.
"""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.people.absences import AbsenceRecord, AbsenceRow
from tongban.store.people.glass import Alert, GlassRow
from tongban.store.people.interests import InterestRecord, Kin
from tongban.store.people.mandates import MandateRecord, MandateRow
from tongban.store.people.postings import ADMINISTRATORS_ALONE, ONE_ACCOUNT_EACH, PostingRecord
from tongban.store.people.relations import EndedParty, Relation
from tongban.store.people.sessions import BrowserSession
from tongban.store.sealing import BlindIndex, Sealed

__all__ = [
    "AbsenceRecord",
    "AbsenceRow",
    "Account",
    "Alert",
    "BrowserSession",
    "EndedParty",
    "GlassRow",
    "InterestRecord",
    "Kin",
    "MandateRecord",
    "MandateRow",
    "PostingRecord",
    "Relation",
]


class Account(models.Model):
    """A person who can sign in: a citizen known by identity number, or an officer by staff number.

    `person_index` is the blind index of the citizen's number; `person` opens what is sealed.
    """

    class Kind(models.TextChoices):
        CITIZEN = "citizen", "群众"
        OFFICER = "officer", "工作人员"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="account")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    person_index = BlindIndex(null=True, unique=True)
    person_sealed = models.BinaryField(null=True)
    person = Sealed[dict[str, Any]]("account.person|{row.pk}", empty=dict)
    staff_number = models.CharField(max_length=32, blank=True)
    department = models.CharField(max_length=64, blank=True)
    roles = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    area = models.CharField(max_length=12, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="citizens_are_known_and_officers_belong",
                condition=models.Q(kind="citizen", person_index__isnull=False)
                | (models.Q(kind="officer") & ~models.Q(department="")),
            ),
            ADMINISTRATORS_ALONE,
            ONE_ACCOUNT_EACH,
        ]
