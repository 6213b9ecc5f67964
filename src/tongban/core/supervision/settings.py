"""How rules are set (规则设置): level, numbers, owner, on or off; one proposes, another decides.

Settings are configuration with a history, never code. A rule that rests on an article is not
switched off: the article goes on, whatever the platform watches.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, TypeAlias

from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Role
from tongban.core.people.histories import HistoryEvent
from tongban.core.supervision.rules import Level, Rule
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """How a rule is set (规则设置): `owner` is the department that looks after it."""

    level: Level
    on: bool = True
    owner: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, rule: Rule) -> "RuleSetting":
        """Return how a rule is set as it stands."""
        return cls(level=rule.level, owner=rule.owner, numbers=dict(rule.numbers))

    def applied(self, rule: Rule) -> Rule | None:
        """Return the rule as it is set; None when it is off."""
        if not self.on:
            return None
        return replace(rule, level=self.level, owner=self.owner, numbers=dict(self.numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChangeProposed(HistoryEvent):
    """Somebody wants a rule set otherwise (提出修改), and says why."""

    name: ClassVar[str] = "proposed"
    label: ClassVar[str] = "提出修改"

    setting: RuleSetting
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChangeApproved(HistoryEvent):
    """Another agreed (同意修改); it holds from now on."""

    name: ClassVar[str] = "approved"
    label: ClassVar[str] = "同意修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChangeDeclined(HistoryEvent):
    """It was not agreed to, or taken back (不同意修改), with the reason."""

    name: ClassVar[str] = "declined"
    label: ClassVar[str] = "不同意修改"

    reason: str


RuleEvent: TypeAlias = RuleChangeProposed | RuleChangeApproved | RuleChangeDeclined


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleState:
    """How a rule is set, and what is proposed (规则状态); None where there is nothing."""

    in_force: RuleSetting | None = None
    proposed: RuleChangeProposed | None = None
    length: int = 0


def replayed(events: Iterable[RuleEvent]) -> RuleState:
    """Return what the events of a rule amount to."""
    state = RuleState()
    for event in events:
        length = state.length + 1
        match event:
            case RuleChangeProposed():
                state = replace(state, proposed=event, length=length)
            case RuleChangeApproved() if state.proposed is not None:
                setting = state.proposed.setting
                state = RuleState(in_force=setting, length=length)
            case _:
                state = replace(state, proposed=None, length=length)
    return state


def propose(
    state: RuleState, rule: Rule, setting: RuleSetting, hand: Hand, *, reason: str
) -> RuleChangeProposed:
    """Propose to set a rule otherwise than it is.

    Raises:
        NotAllowed: to others than supervisors, or while another change waits, or to switch off a
            rule that rests on an article.
        InvalidValue: when nothing would change, the numbers are not the rule's, or without reason.
    """
    _require_supervisor(hand)
    if state.proposed is not None:
        raise NotAllowed("a change waits", rule="supervision.rule_waits")
    if setting == (state.in_force or RuleSetting.of(rule)):
        raise InvalidValue("rule setting", "没有改动")
    if not setting.on and any(not one.is_local for one in rule.basis):
        raise NotAllowed("it rests on an article", rule="supervision.rule_of_law")
    if setting.numbers.keys() != rule.watched.numbers:
        raise InvalidValue("rule setting", Reason.FORMAT)
    setting.applied(rule)
    return RuleChangeProposed(at=hand.at, by=hand.signatory, setting=setting, reason=_said(reason))


def approve(state: RuleState, hand: Hand) -> RuleChangeApproved:
    """Agree to what somebody else proposed."""
    proposed = _waiting(state, hand)
    if proposed.by.staff_number == hand.officer.staff_number:
        raise NotAllowed("whoever proposed does not agree", rule="supervision.rule_hands")
    return RuleChangeApproved(at=hand.at, by=hand.signatory)


def decline(state: RuleState, hand: Hand, *, reason: str) -> RuleChangeDeclined:
    """Refuse what is proposed; whoever proposed takes it back so."""
    _waiting(state, hand)
    return RuleChangeDeclined(at=hand.at, by=hand.signatory, reason=_said(reason))


def in_force(standing: Iterable[Rule], settings: Mapping[str, RuleSetting]) -> tuple[Rule, ...]:
    """Return the rules that are watched, as they are set."""
    found = (
        settings[rule.code].applied(rule) if rule.code in settings else rule for rule in standing
    )
    return tuple(rule for rule in found if rule is not None)


def _waiting(state: RuleState, hand: Hand) -> RuleChangeProposed:
    _require_supervisor(hand)
    if state.proposed is None:
        raise NotAllowed("nothing is proposed", rule="supervision.rule_moved_on")
    return state.proposed


def _require_supervisor(hand: Hand) -> None:
    if Role.SUPERVISOR not in hand.officer.roles:
        raise NotAllowed("supervisors set rules", rule="supervision.rule_supervisors")


def _said(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise InvalidValue("reason", "请写明理由")
    return reason
