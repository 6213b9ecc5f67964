"""Take over what other systems kept (历史评价导入): ratings of ended cases, and what was published.

A rating that was taken over keeps its day. A default for silence stays marked as one, and a poor
rating begins its follow-up today, whatever became of it elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.feedback.keeping import clock_of
from tongban.actions.feedback.rating import follow_up
from tongban.actions.outside import Outside
from tongban.actions.supervision.rating_watch import look_at
from tongban.core.feedback.ratings import (
    Grade,
    RatedStage,
    RatingChannel,
    RatingOrigin,
    contents_of,
)
from tongban.core.vocabulary.limits import due
from tongban.store.cases.models import Case
from tongban.store.cases.numbers import serials
from tongban.store.feedback.models import Concern, Publication, Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRating:
    """A rating that another system kept of an ended case."""

    case: UUID
    grade: Grade
    channel: RatingChannel
    rated_at: datetime
    aspects: tuple[str, ...] = ()
    words: str = ""
    origin: RatingOrigin = RatingOrigin.ACTIVE


def somebody_spoke() -> bool:
    """Tell whether anybody has brought anything yet."""
    return Concern.objects.exists()


def unrated() -> Iterator[tuple[UUID, date]]:
    """Yield completed cases that nobody rated, with the day of their end."""
    rows = Case.objects.filter(status="completed", completed_on__isnull=False)
    rows = rows.exclude(ratings__stage=RatedStage.COMPLETION.value)
    for case, day in rows.order_by("completed_on", "id").values_list("id", "completed_on"):
        if day is not None:
            yield case, day


@transaction.atomic
def take_over_rating(known: KnownRating, outside: Outside) -> None:
    """Keep a rating as it was given, and what it shows: no later look reaches so far back."""
    contents = contents_of(known.channel)
    rating = Rating(
        id=uuid4(),
        case=Case.objects.select_related("filing", "item").get(pk=known.case),
        stage=RatedStage.COMPLETION.value,
        level=known.grade.value,
        origin=known.origin.value,
        contents=contents.version,
        aspects=[code for code, _ in contents.aspects if code in known.aspects],
        channel=known.channel.value,
        rated_at=known.rated_at,
    )
    if known.words:
        rating.comment = known.words
    rating.save(force_insert=True)
    if known.grade.poor:
        follow_up(rating, outside)
    look_at((rating,), outside)


def take_over_publication(
    outside: Outside, *, department: str, title: str, made_on: date, published_on: date | None
) -> None:
    """Keep what a body made, and when it made it public."""
    clock = clock_of(outside)
    Publication.objects.create(
        id=uuid4(),
        number=f"公开{made_on:%Y%m%d}{serials(1)[0]:04d}",
        title=title,
        department=department,
        made_on=made_on,
        due_on=due(clock.limits.publish, made_on, clock.calendar).on,
        published_on=published_on,
    )
