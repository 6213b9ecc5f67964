"""How an opinion stands (意见状态): computed from what was asked, what was said, and the day.

An answer in time counts, and a later one of the same department takes its place. An answer that
comes late still counts where silence stayed owed; where silence was consent, it is kept and heard,
but takes nothing back.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from tongban.core.cases.lights import Light
from tongban.core.joint.opinion_events import (
    Answer,
    ConditionsMet,
    OpinionAsked,
    OpinionGiven,
    OpinionTakenBack,
)
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.dates import day_of


class OpinionStanding(enum.Enum):
    """Where one opinion stands (意见状态)."""

    WAITED_FOR = "waited_for"
    OWED = "owed"
    CONSENTED = "consented"
    CONSENTED_BY_SILENCE = "consented_by_silence"
    CONDITIONAL = "conditional"
    CONDITIONS_MET = "conditions_met"
    OBJECTED = "objected"
    VETOED = "vetoed"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _LABELS[self]

    @property
    def open(self) -> bool:
        """Tell whether the department has yet to do something."""
        return self in (OpinionStanding.WAITED_FOR, OpinionStanding.OWED)

    @property
    def hinders(self) -> bool:
        """Tell whether the lead cannot grant while it stands so."""
        return self.open or self in (OpinionStanding.CONDITIONAL, OpinionStanding.VETOED)


_LABELS = {
    OpinionStanding.WAITED_FOR: "等待答复",
    OpinionStanding.OWED: "逾期未答复",
    OpinionStanding.CONSENTED: "同意",
    OpinionStanding.CONSENTED_BY_SILENCE: "逾期未答复，视为同意",
    OpinionStanding.CONDITIONAL: "有条件同意，条件还没有落实",
    OpinionStanding.CONDITIONS_MET: "有条件同意，条件已经落实",
    OpinionStanding.OBJECTED: "不同意",
    OpinionStanding.VETOED: "不同意，不能准予",
    OpinionStanding.TAKEN_BACK: "已撤回征求",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One opinion that was asked for (一份意见); `fell_due` when its silence was written down."""

    asked: OpinionAsked
    given: tuple[OpinionGiven, ...] = ()
    met: ConditionsMet | None = None
    taken_back: OpinionTakenBack | None = None
    fell_due: bool = False

    @property
    def counts(self) -> OpinionGiven | None:
        """Return the answer that counts: the last, unless silence had given consent before."""
        if not self.given or self.consented_by_silence:
            return None
        return self.given[-1]

    @property
    def late(self) -> bool:
        """Tell whether the first answer came after its day."""
        return bool(self.given) and day_of(self.given[0].at) > self.asked.due_on

    @property
    def consented_by_silence(self) -> bool:
        """Tell whether the day had passed in a silence that is consent, whatever was said later."""
        return self.asked.silence is not None and (self.late or (self.fell_due and not self.given))

    def standing(self, today: date) -> OpinionStanding:
        """Return how it stands on a day."""
        if self.taken_back is not None:
            return OpinionStanding.TAKEN_BACK
        counts = self.counts
        if counts is not None:
            return self._answered(counts)
        if self.consented_by_silence:
            return OpinionStanding.CONSENTED_BY_SILENCE
        if today <= self.asked.due_on:
            return OpinionStanding.WAITED_FOR
        silent = self.asked.silence is not None
        return OpinionStanding.CONSENTED_BY_SILENCE if silent else OpinionStanding.OWED

    def _answered(self, counts: OpinionGiven) -> OpinionStanding:
        match counts.answer:
            case Answer.CONSENT:
                return OpinionStanding.CONSENTED
            case Answer.CONDITIONAL:
                met = self.met is not None
                return OpinionStanding.CONDITIONS_MET if met else OpinionStanding.CONDITIONAL
            case Answer.OBJECTION:
                veto = self.asked.veto is not None
                return OpinionStanding.VETOED if veto else OpinionStanding.OBJECTED
            case _ as impossible:  # pragma: no cover
                assert_never(impossible)

    def light(self, today: date, calendar: WorkingCalendar) -> Light:
        """Return its lamp: red when owed, yellow when one working day is left."""
        match self.standing(today):
            case OpinionStanding.OWED:
                return Light.RED
            case OpinionStanding.WAITED_FOR:
                left = calendar.count(today, self.asked.due_on)
                return Light.YELLOW if left <= 1 else Light.GREEN
            case _:
                return Light.GREEN
