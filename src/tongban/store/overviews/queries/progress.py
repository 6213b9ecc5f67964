"""How far the overviews are (整理进度)."""

from dataclasses import dataclass
from datetime import datetime

from tongban.store.overviews.models import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The release that the overviews belong to, and when they were made."""

    release: int
    made_at: datetime


def standing() -> Standing | None:
    """Return how far the overviews are; None before they were ever made."""
    row = Progress.objects.first()
    return None if row is None else Standing(release=row.release, made_at=row.made_at)
