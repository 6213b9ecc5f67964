"""Refuse while the seal is overdue (封存逾期即停): nothing is decided or disclosed until then.

It recovers by itself: the next turn of the sealer lifts it. How long an entry may wait is the
setting `AUDIT_SEAL_HOURS`.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from tongban.core.audit.freshness import SealStanding
from tongban.store.audit.trees import waits_since


def seal_standing() -> SealStanding:
    """Return since when the oldest entry waits, and how long one may."""
    return SealStanding(
        waits_since=waits_since(), allowed=timedelta(hours=settings.AUDIT_SEAL_HOURS)
    )


def require_fresh_seal() -> None:
    """Let nothing new be decided or disclosed while the seal is overdue.

    Raises:
        SealOverdue: when an entry has waited for longer than is allowed.
    """
    seal_standing().require_fresh(timezone.now())


def seal_overdue() -> bool:
    """Tell whether decisions and disclosures are refused at this moment."""
    return seal_standing().overdue(timezone.now())
