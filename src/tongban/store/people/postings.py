"""Postings (账户与岗位) in rows: what happened to an officer's account, appended and never changed.

What the account may do now stands in its own row; a constraint of the database holds that an
administrator is nothing else, whoever writes.
"""

from typing import Final

from django.db import models

from tongban.core.people.actors import ADMINISTRATORS
from tongban.core.people.postings import AnyPostingEvent
from tongban.store.freezing.histories import History

HISTORY: Final = History[AnyPostingEvent](AnyPostingEvent)
ADMINISTRATOR_VALUES: Final = sorted(role.value for role in ADMINISTRATORS)
ADMINISTRATORS_ALONE: Final = models.CheckConstraint(
    name="administrators_hold_nothing_else",
    condition=~models.Q(roles__overlap=ADMINISTRATOR_VALUES) | models.Q(roles__len=1),
)
ONE_ACCOUNT_EACH: Final = models.UniqueConstraint(
    fields=["staff_number"],
    condition=models.Q(kind="officer"),
    name="one_account_for_each_officer",
)


class PostingRecord(models.Model):
    """One event of an officer's account; a trigger refuses change."""

    account = models.ForeignKey("Account", models.PROTECT, related_name="posting_records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["account", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "sequence"], name="one_event_of_an_account_at_each_place"
            ),
        ]
