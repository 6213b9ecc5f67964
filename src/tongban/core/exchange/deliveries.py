"""Deliveries (事件推送): what systems of departments are told, how signed, when retried.

A message names what happened and to what; whoever wants more asks for it with a key. So nobody's
data leave through an address that was once registered (个人信息保护法 第六条). Messages are signed
as the Standard Webhooks specification says, asymmetrically: identifier, moment and body are bound
to one another, and the receiver needs no secret of ours.
"""

import base64
import enum
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue

ID_HEADER: Final = "webhook-id"
TIME_HEADER: Final = "webhook-timestamp"
SIGNATURE_HEADER: Final = "webhook-signature"
KEY_HEADER: Final = "webhook-key"
SCHEME: Final = "v1a"
"""The scheme of the specification for Ed25519."""

TOLERANCE_SECONDS: Final = 300
"""How old a message may be for its receiver; a retry is signed anew."""

RESTS: Final = tuple(
    timedelta(seconds=seconds) for seconds in (10, 30, 60, 300, 900, 3_600, 10_800, 21_600, 43_200)
)
"""Local configuration: ten attempts within a day, then somebody has to look."""


class EventTopic(enum.StrEnum):
    """What a system may be told of (事件主题)."""

    CASES = "case"
    REQUESTS = "request"
    GRANTS = "grant"
    TICKETS = "ticket"
    CERTIFICATES = "certificate"
    JOINT = "joint"

    @classmethod
    def of(cls, name: str) -> "EventTopic | None":
        """Return the topic of an event such as ``case.accepted``; None when nobody is told."""
        return next((one for one in cls if one.value == name.partition(".")[0]), None)


class DeliveryStanding(enum.StrEnum):
    """Where a delivery stands (推送状态)."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


def require_topics(topics: Collection[EventTopic]) -> None:
    """Raise `InvalidValue` when nothing is wanted."""
    if not topics:
        raise InvalidValue("topics", "请至少选择一类事件")


def rest_after(attempts: int) -> timedelta | None:
    """Return how long a message rests after so many attempts; None when it is given up."""
    return RESTS[attempts - 1] if attempts <= len(RESTS) else None


def signed_content(message: str, at: int, body: bytes) -> bytes:
    """Return what is signed of a message: its identifier, the Unix second, the body."""
    return b".".join((message.encode(), str(at).encode(), body))


def signature_of(raw: bytes) -> str:
    """Return a signature as its header carries it."""
    return f"{SCHEME},{base64.b64encode(raw).decode()}"


def refuse_stale(sent: str, *, now: datetime) -> int:
    """Return the second at which a message was sent.

    Raises:
        InvalidValue: when it is none, or too far from now (A73).
    """
    plain = sent.isascii() and sent.isdecimal() and len(sent) <= 12  # noqa: PLR2004 - until 33658
    if not plain or abs(now.timestamp() - int(sent)) > TOLERANCE_SECONDS:
        raise InvalidValue("webhook", "stale")
    return int(sent)
