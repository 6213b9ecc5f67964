"""The last look at what many say (热点话题)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from tongban.core.feedback.opinion import HotTopic
from tongban.store.feedback.models import Rating, TopicLook
from tongban.store.freezing.converter import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """What was found, and when; how many messages were looked at."""

    at: datetime
    messages: int
    topics: tuple[HotTopic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """How often poor ratings of an item name an aspect (差评原因)."""

    item: str
    aspect: str
    count: int


def last_look() -> LookedAt | None:
    """Return the last look; None before the first."""
    row = TopicLook.objects.order_by("-looked_at").first()
    if row is None:
        return None
    topics = tuple(opened(one, HotTopic) for one in row.content)
    return LookedAt(at=row.looked_at, messages=row.messages, topics=topics)


def causes(today: date, *, days: int) -> tuple[Cause, ...]:
    """Return what poor ratings of each item name, the most often named first."""
    rows = (
        Rating.objects.filter(
            level__in=["dissatisfied", "very_dissatisfied"],
            excluded=False,
            rated_at__date__gte=today - timedelta(days=days),
        )
        .values("case__item_code", "aspects")
        .annotate(count=Count("id"))
    )
    counted: dict[tuple[str, str], int] = {}
    for row in rows:
        for aspect in row["aspects"] or [""]:
            place = row["case__item_code"], aspect
            counted[place] = counted.get(place, 0) + row["count"]
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Cause(item=item, aspect=aspect, count=count) for (item, aspect), count in ordered)
