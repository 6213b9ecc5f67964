"""What stewards and systems read of webhooks: subscriptions, deliveries, dead letters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q

from tongban.core.exchange.deliveries import DeliveryStanding, EventTopic
from tongban.store.webhooks.models import Delivery, Receiver, Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReceiver:
    """Where a client receives."""

    url: str
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSubscription:
    """What a client is told, and how far it has come."""

    topics: frozenset[EventTopic]
    paused: bool
    waiting: int
    delivered: int
    dead: int
    waiting_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """One message as it stands."""

    id: int
    message: int
    topic: str
    key: str
    content: dict[str, Any]
    happened_at: datetime
    standing: DeliveryStanding
    attempts: int
    not_before: datetime
    fault: str
    settled_at: datetime | None


def receiver_of(client: str) -> KnownReceiver | None:
    """Return where a client receives, if an operator has said so."""
    row = Receiver.objects.filter(pk=client).first()
    return None if row is None else KnownReceiver(url=row.url, inside=row.inside)


def subscription_of(client: str) -> KnownSubscription | None:
    """Return the subscription of a client that stands, with its counts."""
    counted = Subscription.objects.filter(client=client, ended=False).annotate(
        waiting=Count("deliveries", filter=Q(deliveries__standing="waiting")),
        delivered=Count("deliveries", filter=Q(deliveries__standing="delivered")),
        dead=Count("deliveries", filter=Q(deliveries__standing="dead")),
        since=Min("deliveries__happened_at", filter=Q(deliveries__standing="waiting")),
    )
    row = counted.first()
    if row is None:
        return None
    return KnownSubscription(
        topics=frozenset(EventTopic(one) for one in row.topics),
        paused=row.paused,
        waiting=row.waiting,
        delivered=row.delivered,
        dead=row.dead,
        waiting_since=row.since,
    )


def deliveries_of(
    client: str, *, standing: DeliveryStanding | None = None, most: int = 50
) -> tuple[DeliveryLine, ...]:
    """Return the messages of a client, the newest first."""
    rows = Delivery.objects.filter(subscription__client=client)
    if standing is not None:
        rows = rows.filter(standing=standing.value)
    return tuple(_line(row) for row in rows.order_by("-id")[:most])


def messages_after(client: str, *, after: int, most: int) -> tuple[DeliveryLine, ...]:
    """Return the messages of a client from a number on, in the order they happened in."""
    rows = Delivery.objects.filter(subscription__client=client, message__gt=after)
    return tuple(_line(row) for row in rows.order_by("message")[:most])


def _line(row: Delivery) -> DeliveryLine:
    return DeliveryLine(
        id=row.pk,
        message=row.message,
        topic=row.topic,
        key=row.key,
        content=row.content,
        happened_at=row.happened_at,
        standing=DeliveryStanding(row.standing),
        attempts=row.attempts,
        not_before=row.not_before,
        fault=row.fault,
        settled_at=row.settled_at,
    )
