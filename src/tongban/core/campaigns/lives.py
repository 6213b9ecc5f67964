"""How a campaign goes (批次经过): announced, applied for, published, objected to, settled.

The rules and the digest of the secret stand before the first day. What is published names numbers,
units, tiers and tickets, never a person; whoever objects is answered, and a result that changes by
that is published as a new edition beside the old one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from types import MappingProxyType
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.campaigns.definitions import Campaign, Gate
from tongban.core.campaigns.draws import keeps
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.limits import due

NO_TIERS: Final[Mapping[str, str]] = MappingProxyType({})


class CampaignNotAllowed(NotAllowed):
    """The campaign is not at the point where this may happen, or it is not theirs to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One application in a published result (公布的一行): no person, nothing that leads to one."""

    number: str
    unit: str
    tier: str
    ticket: str
    waits_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignAnnounced(HistoryEvent):
    """Rules and the digest of the secret were published (发布公告)."""

    name: ClassVar[str] = "announced"

    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPublished(HistoryEvent):
    """A result was published, with all that it takes to do it again (公布结果)."""

    name: ClassVar[str] = "published"

    seed: str
    digest: str
    lines: tuple[ResultLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultObjected(HistoryEvent):
    """An applicant objects (提出异议)."""

    name: ClassVar[str] = "objected"

    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAnswered(HistoryEvent):
    """An objection was answered (答复异议); `tier` is the one that holds from now on, if new."""

    name: ClassVar[str] = "answered"

    number: str
    upheld: bool
    reason: str
    tier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignSettled(HistoryEvent):
    """The last published result is final (结果确定)."""

    name: ClassVar[str] = "settled"


AnyCampaignEvent: TypeAlias = (
    CampaignAnnounced | ResultPublished | ResultObjected | ObjectionAnswered | CampaignSettled
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLife:
    """Where a campaign stands (批次状态)."""

    commitment: str = ""
    results: tuple[ResultPublished, ...] = ()
    objections: Mapping[str, ResultObjected] = field(default_factory=dict)
    answers: Mapping[str, ObjectionAnswered] = field(default_factory=dict)
    settled: bool = False
    length: int = 0

    @property
    def announced(self) -> bool:
        """Tell whether its rules stand."""
        return bool(self.commitment)

    @property
    def result(self) -> ResultPublished | None:
        """Return the newest edition."""
        return self.results[-1] if self.results else None

    @property
    def unanswered(self) -> tuple[ResultObjected, ...]:
        """Return the objections that wait for an answer, the oldest first."""
        return tuple(one for number, one in self.objections.items() if number not in self.answers)

    @property
    def changed(self) -> Mapping[str, str]:
        """Return the tiers that answers have put right, by application."""
        return {number: one.tier for number, one in self.answers.items() if one.tier}

    def line(self, number: str) -> ResultLine | None:
        """Return one application in the newest edition."""
        lines = self.result.lines if self.result else ()
        return next((one for one in lines if one.number == number), None)

    def objections_until(self, campaign: Campaign, calendar: WorkingCalendar) -> date | None:
        """Return the last day for objections: counted from the first edition."""
        if not self.results:
            return None
        return due(campaign.objections, day_of(self.results[0].at), calendar).on


def fold(events: Iterable[AnyCampaignEvent]) -> CampaignLife:
    """Return where a campaign stands after all that happened."""
    return reduce(_after, events, CampaignLife())


def announce(
    campaign: Campaign, life: CampaignLife, officer: Officer, *, commitment: str, now: datetime
) -> CampaignAnnounced:
    """Publish the rules and the digest of the secret, before anybody can apply."""
    _require_keeper(campaign, officer)
    if life.announced or campaign.window.gate(now) is not Gate.NOT_YET:
        raise CampaignNotAllowed("rules stand before the first day", rule="campaign.rules_first")
    return CampaignAnnounced(at=now, by=Signatory.of(officer), commitment=commitment)


def publish(
    campaign: Campaign,
    life: CampaignLife,
    officer: Officer,
    *,
    seed: bytes,
    digest: str,
    lines: tuple[ResultLine, ...],
    now: datetime,
) -> ResultPublished:
    """Publish a result: after the last day, by the secret that was promised, before it is final."""
    _require_keeper(campaign, officer)
    if campaign.window.gate(now) is not Gate.OVER or not life.announced or life.settled:
        raise CampaignNotAllowed("results come after the last day", rule="campaign.not_over")
    if not keeps(seed, life.commitment):
        raise CampaignNotAllowed("not the secret that was promised", rule="campaign.other_seed")
    return ResultPublished(
        at=now, by=Signatory.of(officer), seed=seed.hex(), digest=digest, lines=lines
    )


def object_to(
    campaign: Campaign,
    life: CampaignLife,
    *,
    number: str,
    reason: str,
    by: Signatory,
    now: datetime,
    calendar: WorkingCalendar,
) -> ResultObjected:
    """Object to a result: once, while there is time, saying why."""
    until = life.objections_until(campaign, calendar)
    if until is None or day_of(now) > until or life.settled:
        raise CampaignNotAllowed("there is no time for objections", rule="campaign.objections")
    if life.line(number) is None or number in life.objections:
        raise CampaignNotAllowed("it is not in the result, or objected", rule="campaign.objected")
    if not reason.strip():
        raise InvalidValue("objection", "it says nothing")
    return ResultObjected(at=now, by=by, number=number, reason=reason.strip())


def answer(
    campaign: Campaign,
    life: CampaignLife,
    officer: Officer,
    *,
    number: str,
    upheld: bool,
    reason: str,
    tier: str = "",
    now: datetime,
) -> ObjectionAnswered:
    """Answer an objection, with reasons; one that is upheld may put the tier right."""
    _require_keeper(campaign, officer)
    if number not in {one.number for one in life.unanswered}:
        raise CampaignNotAllowed("nothing waits for an answer", rule="campaign.answered")
    known = tier in {one.id for one in campaign.tiers}
    if not reason.strip() or (tier and not (upheld and known)):
        raise InvalidValue("answer", "it gives no reason, or no tier of this campaign")
    return ObjectionAnswered(
        at=now,
        by=Signatory.of(officer),
        number=number,
        upheld=upheld,
        reason=reason.strip(),
        tier=tier,
    )


def settle(
    campaign: Campaign,
    life: CampaignLife,
    officer: Officer,
    *,
    now: datetime,
    calendar: WorkingCalendar,
) -> CampaignSettled:
    """Make the newest edition final: after the time for objections, all of them answered."""
    _require_keeper(campaign, officer)
    until = life.objections_until(campaign, calendar)
    if life.settled or until is None or day_of(now) <= until or life.unanswered:
        raise CampaignNotAllowed("objections come first", rule="campaign.objections_first")
    return CampaignSettled(at=now, by=Signatory.of(officer))


def _after(life: CampaignLife, event: AnyCampaignEvent) -> CampaignLife:
    life = replace(life, length=life.length + 1)
    match event:
        case CampaignAnnounced():
            return replace(life, commitment=event.commitment)
        case ResultPublished():
            return replace(life, results=(*life.results, event))
        case ResultObjected():
            return replace(life, objections={**life.objections, event.number: event})
        case ObjectionAnswered():
            return replace(life, answers={**life.answers, event.number: event})
        case CampaignSettled():
            return replace(life, settled=True)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _require_keeper(campaign: Campaign, officer: Officer) -> None:
    if officer.department != campaign.department or Role.APPROVER not in officer.roles:
        raise CampaignNotAllowed("an approver of its department", rule="campaign.role")
