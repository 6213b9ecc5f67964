"""The last look at what many say (热点话题)."""

from dataclasses import dataclass
from datetime import datetime

from tongban.core.feedback.opinion import HotTopic
from tongban.store.feedback.models import TopicLook
from tongban.store.freezing.converter import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """What was found, and when; how many messages were looked at."""

    at: datetime
    messages: int
    topics: tuple[HotTopic, ...]


def last_look() -> LookedAt | None:
    """Return the last look; None before the first."""
    row = TopicLook.objects.order_by("-looked_at").first()
    if row is None:
        return None
    topics = tuple(opened(one, HotTopic) for one in row.content)
    return LookedAt(at=row.looked_at, messages=row.messages, topics=topics)
