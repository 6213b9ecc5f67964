"""What bodies make public of their own accord (主动公开), and what is late (条例 §26)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from tongban.store.feedback.models import Publication

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationLine:
    """One piece of information: made, due, public."""

    id: UUID
    number: str
    title: str
    department: str
    summary: str
    made_on: date
    due_on: date
    published_on: date | None

    def late(self, today: date) -> bool:
        """Tell whether it became public late, or still is not and should be."""
        return (self.published_on or today) > self.due_on


def published_information(*, department: str = "", words: str = "") -> tuple[PublicationLine, ...]:
    """Return what is public, the latest first; `words` are in its title."""
    rows = Publication.objects.filter(published_on__isnull=False)
    if department:
        rows = rows.filter(department=department)
    if words:
        rows = rows.filter(title__icontains=words)
    return tuple(map(_line, rows.order_by("-published_on", "-id")[:PAGE]))


def duties(department: str = "") -> tuple[PublicationLine, ...]:
    """Return what a body, or every body, has to publish or has published, the most urgent first."""
    rows = Publication.objects.all()
    if department:
        rows = rows.filter(department=department)
    return tuple(
        map(_line, rows.order_by(F("published_on").desc(nulls_first=True), "due_on")[:PAGE])
    )


def _line(row: Publication) -> PublicationLine:
    return PublicationLine(
        id=row.pk,
        number=row.number,
        title=row.title,
        department=row.department,
        summary=row.summary,
        made_on=row.made_on,
        due_on=row.due_on,
        published_on=row.published_on,
    )
