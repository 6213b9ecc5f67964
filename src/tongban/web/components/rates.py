"""How often somebody may do something (限流): so many times a minute, counted in all processes.

Requests at the very same moment may share one count, which is good enough against a flood.
"""

from datetime import datetime

from django.core.cache import cache

WINDOW_SECONDS = 60
VERIFICATIONS_A_MINUTE = 30
"""How many certificates one address may ask about, by page and by program together."""


def too_often(what: str, who: str, *, most: int, now: datetime) -> bool:
    """Count one time that `who` does `what`, and tell whether it is one too many this minute."""
    window = int(now.timestamp()) // WINDOW_SECONDS
    key = f"{what}:{who}:{window}"
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, timeout=2 * WINDOW_SECONDS)
    return count > most
