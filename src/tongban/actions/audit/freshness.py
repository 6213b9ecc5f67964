"""Refuse while the seal is overdue (封存逾期即停): nothing is decided or disclosed until then.

It recovers by itself: the next turn of the sealer lifts it. How long an entry may wait is the
setting `AUDIT_SEAL_HOURS`.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from tongban.core.audit.freshness import SealStanding
from tongban.store.audit.trees import oldest_wait


def require_fresh_seal() -> None:
    """Let nothing new be decided or disclosed while the seal is overdue.

    Raises:
        SealOverdue: when an entry has waited for longer than is allowed.
    """
    standing, now = _standing()
    standing.require_fresh(now)


def seal_overdue() -> bool:
    """Tell whether decisions and disclosures are refused at this moment."""
    standing, now = _standing()
    return standing.overdue(now)


def _standing() -> tuple[SealStanding, datetime]:
    since, now = oldest_wait() or (None, timezone.now())
    allowed = timedelta(hours=settings.AUDIT_SEAL_HOURS)
    return SealStanding(waits_since=since, allowed=allowed), now
