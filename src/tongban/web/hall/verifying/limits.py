"""Slow down whoever tries numbers (限流): so many answers a minute for one address.

The address is the one the connection comes from; headers that a stranger can write are not read.
"""

from datetime import datetime

from django.http import HttpRequest

from tongban.web.components.rates import VERIFICATIONS_A_MINUTE, WINDOW_SECONDS, too_often

__all__ = ["ANSWERS_A_MINUTE", "WINDOW_SECONDS", "too_many"]

ANSWERS_A_MINUTE = VERIFICATIONS_A_MINUTE


def too_many(request: HttpRequest, *, now: datetime) -> bool:
    """Count one request, and tell whether its address has asked too often this minute."""
    who = request.META.get("REMOTE_ADDR", "")
    return too_often("verify", who, most=ANSWERS_A_MINUTE, now=now)
