"""Subscribing (事件订阅): what a system is told, for how long, and once more when it asks.

The address is an operator's, never a page's (A58, A61); what is told there is a steward's.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.exchange.clients import require_keeper
from tongban.core.exchange.deliveries import EventTopic, require_topics
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.gateway.models import Client
from tongban.store.webhooks import queue
from tongban.store.webhooks.models import Delivery, Receiver, Subscription


@transaction.atomic
def set_receiver(client: str, url: str, *, inside: bool) -> None:
    """Let a client receive at an address that was checked; only the command line comes here.

    Raises:
        NotFound: when there is no such client.
    """
    if not Client.objects.filter(pk=client).exists():
        raise NotFound(f"no client {client!r}")
    Receiver.objects.update_or_create(pk=client, defaults={"url": url, "inside": inside})
    note(None, "webhook.receiver", f"client:{client}")


@transaction.atomic
def subscribe(
    officer: Officer, client: str, topics: Collection[EventTopic], outside: Outside
) -> None:
    """Tell a client of these topics from now on, instead of those of before.

    Raises:
        Conflict: when no operator has registered where it receives.
        InvalidValue: when no topic is named.
        NotFound: when there is no such client.
    """
    row = _kept(officer, client)
    require_topics(topics)
    if not Receiver.objects.filter(pk=client).exists():
        raise Conflict(f"{client} has no registered address")
    chosen = sorted(one.value for one in topics)
    standing = Subscription.objects.filter(client=row, ended=False)
    if not standing.update(topics=chosen):
        Subscription.objects.create(client=row, topics=chosen, made_at=outside.now)
    note(officer, "webhook.subscribed", f"client:{client}", details={"topics": ",".join(chosen)})


def pause(officer: Officer, client: str) -> None:
    """Send nothing more for now; what happens meanwhile is collected."""
    _turn(officer, client, "paused", paused=True)


def resume(officer: Officer, client: str) -> None:
    """Send again, beginning with what was collected."""
    _turn(officer, client, "resumed", paused=False)


def end(officer: Officer, client: str) -> None:
    """Tell a client nothing more."""
    _turn(officer, client, "ended", ended=True)


@transaction.atomic
def replay(officer: Officer, delivery: int, outside: Outside, *, client: str) -> None:
    """Send a message of a client once more that was delivered or given up.

    Raises:
        NotFound: when there is none of a client that the officer keeps, or it still waits.
    """
    _kept(officer, client)
    row = Delivery.objects.filter(pk=delivery, subscription__client=client).first()
    if row is None:
        raise NotFound(f"no delivery {delivery} of {client}")
    if not queue.put_back(delivery, at=outside.now):
        raise NotFound(f"delivery {delivery} still waits")
    note(officer, "webhook.replayed", f"client:{client}", details={"message": str(row.message)})


@transaction.atomic
def replay_dead(officer: Officer, client: str, outside: Outside) -> int:
    """Send every message once more that was given up; return how many there were."""
    _kept(officer, client)
    standing = _standing(client)
    many = queue.put_back_dead(standing.pk, at=outside.now)
    note(officer, "webhook.replayed", f"client:{client}", details={"messages": str(many)})
    return many


def forget(before: datetime) -> int:
    """Drop what was delivered long ago; return how many messages."""
    return queue.forget(before=before)


@transaction.atomic
def _turn(officer: Officer, client: str, verb: str, **columns: bool) -> None:
    _kept(officer, client)
    row = _standing(client)
    Subscription.objects.filter(pk=row.pk).update(**columns)
    note(officer, f"webhook.{verb}", f"client:{client}")


def _standing(client: str) -> Subscription:
    row = Subscription.objects.filter(client=client, ended=False).first()
    if row is None:
        raise NotFound(f"{client} has no subscription")
    return row


def _kept(officer: Officer, client: str) -> Client:
    row = Client.objects.filter(pk=client).first()
    if row is None:
        raise NotFound(f"no client {client!r}")
    require_keeper(officer, row.department)
    return row
