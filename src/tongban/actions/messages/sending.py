"""Hand messages over (发送短信): each leased, tried outside any transaction, then written down.

A carrier that does not answer is asked again after a growing pause until the message is no longer
of use. What was handed over, refused or too late keeps no telephone number and no words.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from tongban.actions.messages.carrier import Carrier
from tongban.actions.outside import Outside
from tongban.adapters.messages import HandedOver, Refused, Text, Unreachable
from tongban.store.messages.models import TextMessage

LEASE: Final = timedelta(seconds=30)
"""How long another worker leaves a message alone that one has taken."""

PAUSE: Final = timedelta(seconds=5)
LONGEST_PAUSE: Final = timedelta(minutes=10)
KEPT: Final = timedelta(days=7)


def send_waiting(carrier: Carrier, outside: Outside) -> int:
    """Try every message that is due once; return how many were handed over."""
    sent = 0
    while (message := _take(outside.now)) is not None:
        sent += _settle(message, carrier, outside)
    return sent


def forget_messages(outside: Outside) -> int:
    """Delete what was written long ago; return how many."""
    return TextMessage.objects.filter(written_at__lt=outside.now - KEPT).delete()[0]


@transaction.atomic
def _take(now: datetime) -> TextMessage | None:
    """Take the message that waits longest, for as long as a try may last."""
    due = TextMessage.objects.filter(outcome=TextMessage.Outcome.WAITING, next_try_at__lte=now)
    message = due.order_by("next_try_at").select_for_update(skip_locked=True).first()
    if message is not None:
        message.tries += 1
        message.next_try_at = now + LEASE
        message.save(update_fields=["tries", "next_try_at"])
    return message


def _settle(message: TextMessage, carrier: Carrier, outside: Outside) -> bool:
    """Try one message and write down what became of it; tell whether it was handed over."""
    outcome = _tried(message, carrier, outside.now)
    if outcome is TextMessage.Outcome.WAITING:
        pause = min(PAUSE * 2 ** (message.tries - 1), LONGEST_PAUSE)
        TextMessage.objects.filter(pk=message.pk).update(next_try_at=outside.now + pause)
    else:
        TextMessage.objects.filter(pk=message.pk).update(outcome=outcome, content_sealed=None)
    return outcome is TextMessage.Outcome.HANDED_OVER


def _tried(message: TextMessage, carrier: Carrier, now: datetime) -> TextMessage.Outcome:
    content = message.content
    if not content["phone"]:
        return TextMessage.Outcome.NOBODY
    if now >= message.until:
        return TextMessage.Outcome.TOO_LATE
    text = Text(key=str(message.pk), phone=content["phone"], words=content["words"])
    match carrier.hand_over(text):
        case HandedOver():
            return TextMessage.Outcome.HANDED_OVER
        case Refused():
            return TextMessage.Outcome.REFUSED
        case Unreachable():
            return TextMessage.Outcome.WAITING
