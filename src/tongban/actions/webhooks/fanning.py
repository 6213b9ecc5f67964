"""Fanning out (事件分发): one message, a delivery for each subscription that it concerns.

A system is told of its own department's matters only. The relay of the outbox may hand a message
over twice; a subscription still gets it once.
"""

from collections.abc import Mapping
from typing import Any

from tongban.actions.outbox import Message
from tongban.actions.outside import Outside
from tongban.actions.webhooks.telling import CONCERNS
from tongban.core.exchange.deliveries import EventTopic
from tongban.store.cases.models import Case
from tongban.store.gateway.queries import departments_of
from tongban.store.tickets.models import Ticket
from tongban.store.webhooks import queue
from tongban.store.webhooks.queue import NewDelivery


def fan_out(message: Message, outside: Outside) -> int:
    """Put a message into the queue of every subscription that it concerns; return how many."""
    topic = EventTopic.of(message.topic)
    standing = queue.standing_subscriptions() if topic is not None else {}
    if topic is None or not standing:
        return 0
    concerned = _concerned(topic, message.content)
    told = {name: value for name, value in message.content.items() if name != CONCERNS}
    wanted = [
        NewDelivery(
            subscription=subscription,
            message=message.id,
            topic=message.topic,
            key=message.key,
            content=told,
            happened_at=message.happened_at,
        )
        for subscription, (department, topics) in standing.items()
        if topic.value in topics and department in concerned
    ]
    queue.put(wanted, at=outside.now)
    return len(wanted)


def _concerned(topic: EventTopic, content: Mapping[str, Any]) -> frozenset[str]:
    """Return the departments that a message is about; a client stands for its own."""
    match topic:
        case EventTopic.CASES:
            rows = Case.objects.filter(pk=content["case"]).values_list("department", flat=True)
            return frozenset(rows)
        case EventTopic.TICKETS if CONCERNS not in content:
            held = Ticket.objects.filter(pk=content["ticket"])
            return frozenset(held.values_list("department", flat=True))
        case _:
            named = frozenset(content.get(CONCERNS, ()))
            return named | departments_of(named)
