"""How a case is handled (办理方式): by rules, on a promise, with papers that follow; one value.

The state of a case keeps this as it keeps its events: what the last of each kind said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from tongban.core.cases.acts import day_of
from tongban.core.cases.mode_events import (
    DebtExtended,
    DebtOverdue,
    DebtReminded,
    DeclarationWithdrawn,
    Declared,
    DeferralLapsed,
    GrantRevoked,
    PostChecked,
    PostCheckOutcome,
    RectificationReported,
)
from tongban.core.cases.rule_events import (
    HumanReviewAnswered,
    HumanReviewAsked,
    ModeEvent,
    ReviewOutcome,
    RulesApplied,
    SampleChecked,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeState:
    """What has happened to a case beside its ordinary way (办理方式现状)."""

    rules: RulesApplied | None = None
    checked: SampleChecked | None = None
    asked: HumanReviewAsked | None = None
    answered: HumanReviewAnswered | None = None
    declared: Declared | None = None
    withdrawn: DeclarationWithdrawn | None = None
    post_checks: tuple[PostChecked, ...] = ()
    rectified: RectificationReported | None = None
    reminded: DebtReminded | None = None
    overdue: DebtOverdue | None = None
    lapsed: DeferralLapsed | None = None
    revoked: GrantRevoked | None = None

    @property
    def promise(self) -> Declared | None:
        """Return the promise that still stands (有效的承诺), if there is one."""
        return None if self.withdrawn else self.declared

    @property
    def review_open(self) -> HumanReviewAsked | None:
        """Return the review that waits for a human, if one does."""
        return None if self.answered else self.asked

    @property
    def check_open(self) -> date | None:
        """Return the day by which a drawn case is looked at again, if it has not been."""
        if self.rules is None or self.rules.draw is None or self.checked is not None:
            return None
        return self.rules.draw.check_by

    @property
    def last_check(self) -> PostChecked | None:
        """Return what was found last where somebody had promised."""
        return self.post_checks[-1] if self.post_checks else None

    @property
    def check_wanted(self) -> bool:
        """Tell whether what was promised is still to be looked at, or to be looked at again."""
        last = self.last_check
        return last is None or last.outcome is PostCheckOutcome.RECTIFY

    @property
    def found_wanting(self) -> tuple[str, date] | None:
        """Return why the grant ought not to stand, and since when that is known."""
        if self.revoked is not None:
            return None
        last = self.last_check
        if last is not None and last.outcome is PostCheckOutcome.BROKEN:
            return last.words, day_of(last.at)
        if self.answered is not None and self.answered.outcome is ReviewOutcome.TO_REVOKE:
            return self.answered.words, day_of(self.answered.at)
        return None

    @property
    def finders(self) -> frozenset[str]:
        """Return who found it wanting; none of them decides what follows."""
        last = self.last_check
        found = {one.identifier for one in last.officers} if last else set()
        return frozenset(found | ({self.answered.by.identifier} if self.answered else set()))


NO_MODES = ModeState()


def after(event: ModeEvent, modes: ModeState) -> ModeState:
    """Return what `event` makes of it."""
    match event:
        case HumanReviewAsked():
            return replace(modes, asked=event, answered=None)
        case PostChecked():
            return replace(modes, post_checks=(*modes.post_checks, event), rectified=None)
        case DebtExtended():
            return begun_anew(modes)
        case _:
            kept: dict[str, Any] = {_KEPT[type(event)]: event}
            return replace(modes, **kept)


def begun_anew(modes: ModeState) -> ModeState:
    """Return it with a new day for papers, of which nobody was reminded yet."""
    return replace(modes, reminded=None, overdue=None)


_KEPT: Final[Mapping[type[ModeEvent], str]] = {
    RulesApplied: "rules",
    SampleChecked: "checked",
    HumanReviewAnswered: "answered",
    Declared: "declared",
    DeclarationWithdrawn: "withdrawn",
    RectificationReported: "rectified",
    DebtReminded: "reminded",
    DebtOverdue: "overdue",
    DeferralLapsed: "lapsed",
    GrantRevoked: "revoked",
}
