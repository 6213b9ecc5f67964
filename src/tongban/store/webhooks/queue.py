"""The queue (推送队列): what may be sent now, in the order of its case.

Of each subscription and key only the oldest waiting message may be sent, so nothing is told before
what came before it was delivered or given up; nor while an older message of that key has still to
leave the outbox. Whoever takes a message moves its next moment on, so that nobody else takes it,
and a sender that dies leaves it to the next one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F

from tongban.core.exchange.deliveries import DeliveryStanding
from tongban.store.webhooks.models import Delivery, Subscription

LEASE: Final = timedelta(minutes=2)
_HEADS: Final = """
    SELECT head.id FROM store_webhooks_delivery AS head
    JOIN store_webhooks_subscription AS one ON one.id = head.subscription_id
    WHERE head.standing = 'waiting' AND head.not_before <= %s
      AND NOT one.paused AND NOT one.ended
      AND NOT EXISTS (
        SELECT FROM store_webhooks_delivery AS before
        WHERE before.subscription_id = head.subscription_id AND before.key = head.key
          AND before.standing = 'waiting' AND before.message < head.message)
      AND NOT EXISTS (
        SELECT FROM store_cases_outboxrow AS unsent
        WHERE unsent.sent_at IS NULL AND unsent.parked_reason = ''
          AND unsent.id < head.message AND unsent.key = head.key)
    ORDER BY head.message
    LIMIT %s
    FOR UPDATE OF head SKIP LOCKED
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """A message as a subscription is to be told it."""

    subscription: int
    message: int
    topic: str
    key: str
    content: dict[str, Any]
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A message in hand: to whom, and which attempt this is."""

    id: int
    subscription: int
    message: int
    topic: str
    key: str
    content: dict[str, Any]
    happened_at: datetime
    attempt: int
    url: str
    inside: bool


def put(deliveries: Iterable[NewDelivery], *, at: datetime) -> None:
    """Put messages into the queue; one that is in it already stays as it is."""
    rows = [
        Delivery(
            subscription_id=one.subscription,
            message=one.message,
            topic=one.topic,
            key=one.key,
            content=one.content,
            happened_at=one.happened_at,
            not_before=at,
        )
        for one in deliveries
    ]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def take(now: datetime, most: int) -> Sequence[Due]:
    """Take messages in hand that may be sent now; the attempt counts from here on."""
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, [now, most])
        heads = [number for (number,) in cursor.fetchall()]
    taken = Delivery.objects.filter(pk__in=heads)
    taken.update(not_before=now + LEASE, attempts=F("attempts") + 1)
    rows = taken.select_related("subscription__client__receiver").order_by("message")
    return tuple(_due(row) for row in rows if hasattr(row.subscription.client, "receiver"))


def delivered(delivery: int, *, at: datetime) -> None:
    """Write down that a message arrived."""
    _waiting(delivery).update(standing=DeliveryStanding.DELIVERED.value, settled_at=at, fault="")


def failed(delivery: int, fault: str, *, again_at: datetime | None, at: datetime) -> None:
    """Let a message rest until `again_at`, or give it up when there is no such moment."""
    if again_at is None:
        dead = DeliveryStanding.DEAD.value
        _waiting(delivery).update(standing=dead, settled_at=at, fault=fault)
    else:
        _waiting(delivery).update(not_before=again_at, fault=fault)


def put_back(delivery: int, *, at: datetime) -> bool:
    """Let a message that was settled be sent once more; tell whether there was one."""
    settled = Delivery.objects.filter(pk=delivery).exclude(standing=DeliveryStanding.WAITING.value)
    return bool(_again(settled, at))


def put_back_dead(subscription: int, *, at: datetime) -> int:
    """Let every message that was given up be sent once more; return how many there were."""
    dead = Delivery.objects.filter(subscription=subscription, standing=DeliveryStanding.DEAD.value)
    return _again(dead, at)


def forget(*, before: datetime, most: int = 10_000) -> int:
    """Drop messages that were delivered before a moment; return how many."""
    old = Delivery.objects.filter(
        standing=DeliveryStanding.DELIVERED.value, settled_at__lt=before
    ).values("pk")[:most]
    return Delivery.objects.filter(pk__in=old).delete()[0]


def standing_subscriptions() -> dict[int, tuple[str, frozenset[str]]]:
    """Return the department and the topics of every subscription that collects messages."""
    rows = Subscription.objects.filter(ended=False).select_related("client")
    return {row.pk: (row.client.department, frozenset(row.topics)) for row in rows}


def _again(rows: Any, at: datetime) -> int:
    return int(
        rows.update(
            standing=DeliveryStanding.WAITING.value,
            attempts=0,
            not_before=at,
            settled_at=None,
            fault="",
        )
    )


def _waiting(delivery: int) -> Any:
    return Delivery.objects.filter(pk=delivery, standing=DeliveryStanding.WAITING.value)


def _due(row: Delivery) -> Due:
    receiver = row.subscription.client.receiver
    return Due(
        id=row.pk,
        subscription=row.subscription_id,
        message=row.message,
        topic=row.topic,
        key=row.key,
        content=row.content,
        happened_at=row.happened_at,
        attempt=row.attempts,
        url=receiver.url,
        inside=receiver.inside,
    )
