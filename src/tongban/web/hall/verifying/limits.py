"""Slow down whoever tries numbers (限流): so many answers a minute for one address.

The address is the one the connection comes from; headers that a stranger can write are not read.
The shared cache counts, so that every process counts alike. Requests at the very same moment may
share one count, which is good enough against trying a million tokens.
"""

from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest

ANSWERS_A_MINUTE = 30
WINDOW_SECONDS = 60


def too_many(request: HttpRequest, *, now: datetime) -> bool:
    """Count one request, and tell whether its address has asked too often this minute."""
    window = int(now.timestamp()) // WINDOW_SECONDS
    key = f"verify:{request.META.get('REMOTE_ADDR', '')}:{window}"
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, timeout=2 * WINDOW_SECONDS)
    return count > ANSWERS_A_MINUTE
