"""Listen to what many say (社情民意): topics of half a year, looked at again when more was said.

Only what was said is looked at: never who said it. What was found is sealed, for titles are
people's own words. Of a burst the centre and supervisors are told once a week.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from tongban.actions.notices.writing import tell_people
from tongban.actions.outside import Outside
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.feedback.opinion import HotTopic, Message, ranked
from tongban.core.people.actors import Role
from tongban.core.vocabulary.dates import day_of
from tongban.engines.topics.finding import find
from tongban.store.cases.models import OutboxRow
from tongban.store.feedback.models import Concern, TopicLook
from tongban.store.freezing.converter import stored
from tongban.store.people.models import Account

SPAN: Final = timedelta(days=180)
REST: Final = timedelta(minutes=5)
MOST: Final = 5_000
TOPICS_PAGE: Final = "/console/feedback/topics/"
_KEPT: Final = 20
_TOPICS: Final = 60


def listen(outside: Outside, *, at_once: bool = False) -> int | None:
    """Look for topics if more was said since the last look; return how many there are."""
    last = TopicLook.objects.order_by("-looked_at").first()
    rows = _rows(outside)
    count = rows.count()
    rested = last is None or at_once or outside.now - last.looked_at >= REST
    if not rested or (last is not None and not at_once and last.messages == count):
        return None
    topics = ranked(find(tuple(_messages(outside))), outside.today)[:_TOPICS]
    _keep(topics, count, outside)
    return len(topics)


@transaction.atomic
def _keep(topics: tuple[HotTopic, ...], count: int, outside: Outside) -> None:
    row = TopicLook(id=uuid4(), looked_at=outside.now, messages=count)
    row.content = [stored(_without_words(topic)) for topic in topics]
    row.save(force_insert=True)
    old = TopicLook.objects.order_by("-looked_at").values_list("pk", flat=True)[_KEPT:]
    TopicLook.objects.filter(pk__in=list(old)).delete()
    for topic in topics:
        burst = topic.burst(outside.today)
        if burst is not None:
            _tell(topic, burst.count, outside)


def _tell(topic: HotTopic, count: int, outside: Outside) -> None:
    """Tell of a burst once a week, whichever of its messages is the latest by then."""
    week = outside.today - timedelta(days=outside.today.weekday())
    names = [f"{one.key}.{week:%Y%m%d}" for one in topic.messages]
    if not OutboxRow.objects.filter(topic="opinion.burst", key__in=names).exists():
        content: dict[str, Any] = {"concern": topic.messages[0].key, "messages": count}
        OutboxRow.objects.create(topic="opinion.burst", key=names[0], content=content)
        about = {"count": str(count)}
        tell_people(_listeners(), "topic_burst", about, path=TOPICS_PAGE, outside=outside)


def _listeners() -> "QuerySet[Account, int]":
    """Return who is told of a burst: the centre, and supervisors."""
    seats = [Role.HOTLINE.value, Role.SUPERVISOR.value]
    sitting = Account.objects.filter(roles__overlap=seats, user__is_active=True)
    return sitting.order_by("user_id").values_list("user_id", flat=True)


def _without_words(topic: HotTopic) -> HotTopic:
    kept = tuple(
        Message(
            key=one.key,
            title=one.title,
            words="",
            day=one.day,
            place=one.place,
            item=one.item,
            department=one.department,
        )
        for one in topic.messages
    )
    return HotTopic(words=topic.words, messages=kept)


def _rows(outside: Outside) -> Any:
    since = outside.now - SPAN
    rows = Concern.objects.filter(opened_at__gte=since)
    return rows.exclude(kind=ConcernKind.INFORMATION.value).select_related("rating")


def _messages(outside: Outside) -> Iterator[Message]:
    for row in _rows(outside).order_by("-opened_at")[:MOST].iterator(chunk_size=500):
        matter = row.matter
        words = row.rating.comment if row.rating else matter["words"]
        if words.strip():
            yield Message(
                key=str(row.pk),
                title=matter["title"] if not row.rating else words[:60],
                words=words,
                day=day_of(row.opened_at),
                place=matter.get("place", ""),
                item=row.item_code,
                department=row.department,
            )
