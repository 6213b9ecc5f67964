"""The outbox (发件箱): messages leave the house after the transaction that wrote them, not in it.

A relay takes a batch into its hands for a while, hands each message over, and writes down what
became of it. No transaction is open while somebody outside is spoken to. A relay that dies leaves
its batch to the next one when the lease runs out, so a message may arrive twice but is never lost;
its `id` lets a receiver tell. Rows are found by their own mark and not by “newer than the last”,
so a transaction that commits late is late and never skipped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q

from tongban.actions.outside import Outside
from tongban.store.cases.models import OutboxRow

BATCH: Final = 100
MOST_ATTEMPTS: Final = 8
LEASE: Final = timedelta(minutes=2)
FIRST_REST: Final = timedelta(seconds=10)
"""After a failure a message rests, twice as long each time: eight attempts take some 20 minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing that happened, for those outside. `id` is the same whenever it is sent again."""

    id: int
    topic: str
    key: str
    content: dict[str, Any]
    happened_at: datetime


NO_ANSWER: Final = "no relay came back from it"

Deliver = Callable[[Message], None]
"""Hands a message over; raises when the receiver did not take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relayed:
    """What became of one batch."""

    sent: int = 0
    resting: int = 0
    parked: int = 0

    @property
    def taken(self) -> int:
        """Return how many messages the batch held."""
        return self.sent + self.resting + self.parked


def relay(deliver: Deliver, outside: Outside, *, batch: int = BATCH) -> Relayed:
    """Hand over a batch of waiting messages, the oldest first."""
    sent: list[int] = []
    refused: list[tuple[OutboxRow, str]] = []
    for row in _take(outside.now, batch):
        try:
            deliver(_message(row))
        except Exception as fault:  # noqa: BLE001 - whatever one message does, the others leave
            refused.append((row, f"{type(fault).__name__}: {fault}"))
        else:
            sent.append(row.pk)
    OutboxRow.objects.filter(pk__in=sent).update(sent_at=outside.now, not_before=None)
    parked = sum(_rest(row, reason, outside.now) for row, reason in refused)
    return Relayed(sent=len(sent), resting=len(refused) - parked, parked=parked)


@transaction.atomic
def _take(now: datetime, batch: int) -> Sequence[OutboxRow]:
    """Take messages in hand that nobody holds; an attempt counts from here, whatever happens.

    One that has been taken often enough without an answer ended its relays, and is parked.
    """
    waiting = OutboxRow.objects.select_for_update(skip_locked=True).filter(
        Q(not_before__isnull=True) | Q(not_before__lte=now), sent_at__isnull=True, parked_reason=""
    )
    deadly = waiting.filter(attempts__gte=MOST_ATTEMPTS).order_by("id")[:batch]
    OutboxRow.objects.filter(pk__in=[row.pk for row in deadly]).update(parked_reason=NO_ANSWER)
    rows = list(waiting.order_by("id")[:batch])
    taken = OutboxRow.objects.filter(pk__in=[row.pk for row in rows])
    taken.update(not_before=now + LEASE, attempts=F("attempts") + 1)
    for row in rows:
        row.attempts += 1
    return rows


def _rest(row: OutboxRow, reason: str, now: datetime) -> bool:
    """Let a message rest before the next attempt; tell whether it was parked instead."""
    if row.attempts >= MOST_ATTEMPTS:
        row.parked_reason = reason[:200]
    else:
        row.not_before = now + FIRST_REST * 2 ** (row.attempts - 1)
    row.save(update_fields=["parked_reason", "not_before"])
    return bool(row.parked_reason)


def _message(row: OutboxRow) -> Message:
    return Message(
        id=row.pk,
        topic=row.topic,
        key=row.key,
        content=row.content,
        happened_at=row.created_at,
    )
