"""Who carries text messages (短信通道装配): the simulated carrier, one over HTTP, or nobody."""

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from tongban.adapters.messages import HttpCarrier, NoCarrier
from tongban.adapters.partners import Partner, derived_key
from tongban.adapters.partners.guarded import GuardedTransport

if TYPE_CHECKING:  # the simulated carrier runs without any table
    from tongban.actions.messages import Carrier

_LETTERS = 24


@cache
def carrier() -> "Carrier":
    """Return who carries the messages of this installation."""
    if settings.MESSAGES == "none":
        return NoCarrier()
    simulated = settings.MESSAGES == "simulated"
    partner = Partner(
        base_url=settings.MESSAGES_URL,
        client="tongban",
        key=b"",
        inside=simulated or settings.MESSAGES_INSIDE,
    )
    return HttpCarrier(
        GuardedTransport(partner, seconds=float(settings.MESSAGES_SECONDS)),
        base_url=settings.MESSAGES_URL,
        key=carrier_key() if simulated else settings.MESSAGES_KEY,
    )


def carrier_key() -> str:
    """Return the key by which the simulated carrier knows our calls."""
    return derived_key(settings.SECRET_KEY, "message calls").hex()


def switch_token() -> str:
    """Return the token (演示口令) that switches the simulated carrier's faults."""
    return derived_key(settings.SECRET_KEY, "message faults").hex()[:_LETTERS]


def shown_at() -> str:
    """Return where a demonstration shows the messages; nothing when they are really sent."""
    return settings.MESSAGES_URL if settings.MESSAGES == "simulated" else ""
