"""Voices and ratings of the demonstration (示范诉求和评价): said on past days, handled since.

They are labelled as invented in every text. An earlier demonstration's stay as they are.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from tongban.actions.feedback.handling import handle
from tongban.actions.feedback.listening import listen
from tongban.actions.feedback.speaking import Spoken, take_down
from tongban.actions.feedback.taking_over import (
    KnownRating,
    somebody_spoke,
    take_over_publication,
    take_over_rating,
    unrated,
)
from tongban.actions.outside import Outside
from tongban.core.feedback.concerns import ConcernChannel
from tongban.core.feedback.ratings import Grade, RatingChannel, contents_of
from tongban.core.people.actors import Officer, Role
from tongban.examples.people import demo_accounts
from tongban.examples.people.voices import COMMENTS, VOICES, Voice
from tongban.project.wiring import outside

_EVERY: Final = 3
"""One finished case in so many is rated."""
_GRADES: Final = (
    Grade.VERY_SATISFIED,
    Grade.SATISFIED,
    Grade.VERY_SATISFIED,
    Grade.FAIRLY_SATISFIED,
    Grade.SATISFIED,
)
_POOR_EVERY: Final = 37
_MOST_POOR: Final = 4
_NEWS: Final = (
    ("market_regulation", "明川市食品安全监督抽检情况（示范）", 12, True),
    ("housing", "明川市住房保障对象公示（示范）", 9, True),
    ("natural_resources", "明川市建设用地供应计划（示范）", 6, False),
)


def take_in_voices() -> int:
    """Keep what people of the example city might say; nothing when somebody spoke before."""
    now = outside()
    if somebody_spoke():
        return 0
    told = sum(_told(voice, now) for voice in VOICES)
    told += sum(_rated(place, *one, now) for place, one in enumerate(list(unrated())))
    for department, title, days, public in _NEWS:
        _published(department, title, days, now, public=public)
    listen(now, at_once=True)
    return told


def _told(voice: Voice, now: Outside) -> int:
    said = _at(now, now.now - timedelta(days=voice.days_ago, hours=2))
    spoken = Spoken(
        kind=voice.kind,
        title=voice.title,
        words=voice.words,
        place=voice.place,
        item=voice.item,
    )
    centre = _officer("data_bureau", Role.HOTLINE)
    concern = take_down(centre, spoken, said, channel=ConcernChannel.HOTLINE, name="示范市民")
    if voice.department:
        handle(centre, concern, "route", said, department=voice.department)
    if voice.answer:
        _answered(voice, concern, now)
    return 1


def _answered(voice: Voice, concern: UUID, now: Outside) -> None:
    centre = _officer("data_bureau", Role.HOTLINE)
    clerk = _officer(voice.department, Role.WINDOW)
    day = now.now - timedelta(days=max(voice.days_ago - 2, 0), hours=1)
    handle(clerk, concern, "answer", _at(now, day), words=voice.answer)
    said = "满意" if voice.satisfied else "不满意，还要再跑"
    later = _at(now, min(day + timedelta(days=1), now.now))
    handle(
        centre,
        concern,
        "call_back",
        later,
        reached=True,
        satisfied=voice.satisfied,
        words=said,
    )


def _rated(place: int, case: UUID, day: date, now: Outside) -> int:
    if place % _EVERY:
        return 0
    poor = place % _POOR_EVERY == 0 and place // _POOR_EVERY < _MOST_POOR
    channel = RatingChannel.TABLET if place % 2 else RatingChannel.WEB
    aspects = contents_of(channel).aspects
    days = max((now.today - day).days - 1, 0)
    known = KnownRating(
        case=case,
        grade=Grade.DISSATISFIED if poor else _GRADES[place % len(_GRADES)],
        channel=channel,
        rated_at=now.now - timedelta(days=days),
        aspects=(aspects[place % len(aspects)][0],) if poor else (),
        words=COMMENTS[place // _POOR_EVERY % len(COMMENTS)] if poor else "",
    )
    take_over_rating(known, now)
    return 1


def _published(department: str, title: str, days: int, now: Outside, *, public: bool) -> None:
    made = now.today - timedelta(days=days)
    take_over_publication(
        now,
        department=department,
        title=title,
        made_on=made,
        published_on=made + timedelta(days=2) if public else None,
    )


def _at(now: Outside, moment: datetime) -> Outside:
    return replace(now, clock=lambda: moment)


def _officer(department: str, role: Role) -> Officer:
    """Return the officer of the demonstration who holds a post."""
    for one in demo_accounts():
        if one.department == department and role in one.roles:
            return Officer(
                account=0,
                name=one.name,
                staff_number=one.staff_number,
                department=department,
                roles=one.roles,
            )
    raise LookupError(f"no {role.value} in {department}")
