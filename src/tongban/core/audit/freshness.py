"""Freshness of the seal (封存时效): how long an entry may wait before nothing new is decided.

What is written down can only be trusted once it is sealed. So while an entry has waited longer than
the operator allows, new decisions and disclosures are refused; they go on by themselves as soon as
the sealer does. The default of four hours is a setting, and follows X-Road's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tongban.core.vocabulary.errors import NotAllowed


class SealOverdue(NotAllowed):
    """Entries have waited for their seal for too long, since `since`."""

    code = "seal_overdue"

    def __init__(self, since: datetime) -> None:
        super().__init__(f"nothing was sealed since {since}", rule="audit.seal_overdue")
        self.since = since


@dataclass(frozen=True, slots=True, kw_only=True)
class SealStanding:
    """Since when the oldest entry waits, if any does, and how long one may."""

    waits_since: datetime | None
    allowed: timedelta

    def overdue(self, now: datetime) -> bool:
        """Tell whether an entry has waited for too long."""
        return self.waits_since is not None and now - self.waits_since > self.allowed

    def require_fresh(self, now: datetime) -> None:
        """Raise `SealOverdue` when an entry has waited for too long."""
        if self.waits_since is not None and self.overdue(now):
            raise SealOverdue(self.waits_since)
