"""Rounds (评估轮次): planned with a sealed seed, tried by assessors, opened on a day; never undone.

Supervisors plan and open; only assessors answer, each sample once, and nobody reads an answer
before the day, not even whoever planned. Whoever has another post too assesses nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.assessment.sampling import Sampled, commitment
from tongban.core.assessment.scripts import QUESTIONS
from tongban.core.assessment.sealing import seal_of
from tongban.core.assessment.strata import Layer, Stratum
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Role
from tongban.core.people.histories import HistoryEvent
from tongban.core.performance.measures import Ratio
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What an assessor says of one sample (实测答卷): yes or no to each question, and a remark."""

    said: Mapping[str, bool] = field(hash=False)
    minutes: int
    remark: str = ""

    def plain(self) -> Mapping[str, object]:
        """Return the answers as they are hashed."""
        return {"said": dict(self.said), "minutes": self.minutes, "remark": self.remark}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlanned(HistoryEvent):
    """A round was planned (计划评估): the sample is drawn, its seed committed to.

    `layers` are by what the population was divided; rounds of before say only that it was.
    """

    name: ClassVar[str] = "planned"
    label: ClassVar[str] = "计划评估"

    edition: str
    open_on: date
    seed: str
    samples: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...] = (Layer.CHANNEL,)
    strata: tuple[Stratum, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersSealed(HistoryEvent):
    """An assessor answered for a sample (封存答卷), by its place from 0."""

    name: ClassVar[str] = "sealed"
    label: ClassVar[str] = "封存答卷"

    place: int
    answers: Answers
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened(HistoryEvent):
    """The round was opened (启封): seed, samples and answers are there for anyone to check."""

    name: ClassVar[str] = "opened"
    label: ClassVar[str] = "启封结果"


RoundEvent: TypeAlias = RoundPlanned | AnswersSealed | RoundOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundState:
    """A round (评估轮次): what was planned, what was answered, whether it is open."""

    planned: RoundPlanned
    sealed: Mapping[int, AnswersSealed] = field(default_factory=dict)
    opened: bool = False
    length: int = 1

    @property
    def seed_hash(self) -> str:
        """Return what is public of the seed from the beginning."""
        return commitment(self.planned.seed)

    def seal(self, place: int) -> str:
        """Return the hash of what was answered for a sample."""
        event = self.sealed[place]
        return seal_of(event.answers.plain(), event.salt)

    def readings(self) -> Mapping[str, Ratio]:
        """Return what the answers read, by indicator; nothing before the round is open."""
        if not self.opened:
            return {}
        yes: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for event in self.sealed.values():
            for question in QUESTIONS:
                asked[question.indicator] += 1
                yes[question.indicator] += event.answers.said[question.code]
        return {code: Ratio(yes[code], times) for code, times in asked.items()}


def replayed(events: Iterable[RoundEvent]) -> RoundState:
    """Return what the events of a round amount to.

    Raises:
        InvalidValue: when they do not begin with the planning.
    """
    history = iter(events)
    first = next(history, None)
    if not isinstance(first, RoundPlanned):
        raise InvalidValue("assessment round", "a round begins with its planning")
    state = RoundState(planned=first)
    for event in history:
        length = state.length + 1
        match event:
            case AnswersSealed(place=place):
                state = replace(state, sealed={**state.sealed, place: event}, length=length)
            case _:
                state = replace(state, opened=isinstance(event, RoundOpened), length=length)
    return state


def plan(
    hand: Hand,
    *,
    edition: str,
    open_on: date,
    seed: str,
    samples: tuple[Sampled, ...],
    layers: tuple[Layer, ...] = (Layer.CHANNEL,),
    strata: tuple[Stratum, ...] = (),
) -> RoundPlanned:
    """Plan a round whose samples were drawn by a seed from these strata."""
    _require(hand, Role.SUPERVISOR)
    if open_on <= day_of(hand.at):
        raise InvalidValue("open_on", "启封日要晚于今天")
    return RoundPlanned(
        at=hand.at,
        by=hand.signatory,
        edition=edition,
        open_on=open_on,
        seed=seed,
        samples=tuple((one.item, one.channel) for one in samples),
        layers=layers,
        strata=strata,
    )


def answer(
    state: RoundState, place: int, answers: Answers, hand: Hand, *, salt: str
) -> AnswersSealed:
    """Answer for a sample, once and for all."""
    _require(hand, Role.ASSESSOR)
    if state.opened:
        raise NotAllowed("the round is open", rule="assessment.opened")
    if not 0 <= place < len(state.planned.samples):
        raise InvalidValue("sample", "没有这个样本")
    if place in state.sealed:
        raise NotAllowed("it was answered", rule="assessment.answered")
    if answers.said.keys() != {one.code for one in QUESTIONS}:
        raise InvalidValue("answers", "每个问题都要回答")
    if answers.minutes < 1:
        raise InvalidValue("minutes", "请填用了几分钟")
    return AnswersSealed(at=hand.at, by=hand.signatory, place=place, answers=answers, salt=salt)


def open_round(state: RoundState, hand: Hand) -> RoundOpened:
    """Open a round on its day or later."""
    _require(hand, Role.SUPERVISOR)
    if state.opened:
        raise NotAllowed("the round is open", rule="assessment.opened")
    if day_of(hand.at) < state.planned.open_on:
        raise NotAllowed("its day has not come", rule="assessment.too_early")
    return RoundOpened(at=hand.at, by=hand.signatory)


def _require(hand: Hand, role: Role) -> None:
    if role not in hand.officer.roles:
        raise NotAllowed("by another post", rule="assessment.post")
    if role is Role.ASSESSOR and hand.officer.roles != {Role.ASSESSOR}:
        raise NotAllowed("assessors have no other post", rule="assessment.apart")
