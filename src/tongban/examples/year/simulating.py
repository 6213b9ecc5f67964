"""One case, told (模拟办件): each event comes from the verb that officers use, in lawful order.

Departments work their steps side by side; whoever is done first comes first. What would happen
after today has not happened.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import TypeAlias

from tongban.core.cases.acts import SYSTEM, Act, Performer, day_of
from tongban.core.cases.events import Event, Granted
from tongban.core.cases.folding import advance, fold
from tongban.core.cases.grounds import Grounds
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay, StepOutcome
from tongban.core.cases.remedies import remedies
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.submissions import Gap, Submission
from tongban.core.cases.verbs import (
    decision,
    delivery,
    ending,
    examination,
    fees,
    receipt,
    review,
)
from tongban.core.catalog.items import CaseKind, Channel, ServiceItem
from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.limits import TimeUnit
from tongban.examples.year.hands import Hands
from tongban.examples.year.paces import Pace

Verb: TypeAlias = Callable[[CaseState, Act], tuple[Event, ...]]

Happening: TypeAlias = tuple[Verb, Performer, datetime]
Stretch: TypeAlias = Generator[Happening, None, datetime]

_CORRECTED, _RETURNED, _REFUSED, _WITHDRAWN, _STEP_RETURNED = 0.14, 0.012, 0.03, 0.02, 0.05


class Telling:
    """A case as it happens."""

    def __init__(
        self,
        item: ServiceItem,
        *,
        hands: Mapping[str, Hands],
        pace: Pace,
        until: datetime,
    ) -> None:
        self._item, self._hands, self._pace, self._until = item, hands, pace, until
        self.events: tuple[Event, ...] = ()

    def told(self, applicant: Performer, at: datetime, number: str) -> tuple[Event, ...]:
        """Return everything that happened to an application from its receipt on."""
        papers = _papers(self._item)
        first = receipt.receive(
            self._item,
            papers,
            Act(at=at, by=applicant),
            receipt_number=number,
            channel=Channel.WEB if self._pace.happens(0.7) else Channel.WINDOW,
        )
        self.events = first
        self._state = fold(self._item, first)
        for verb, by, moment in self._story(applicant, number):
            if moment > self._until:
                break
            more = verb(self._state, Act(at=max(moment, self._state.last_at), by=by))
            self._state = advance(self._state, more)
            self.events += more
        return self.events

    def _story(self, applicant: Performer, number: str) -> Iterator[Happening]:
        mine, pace = self._hands[self._item.department], self._pace
        at = yield from self._received(applicant, mine, number)
        if pace.happens(_WITHDRAWN):
            yield ending.withdraw, applicant, pace.after(at, 1)
            return
        at = yield from self._examined(at)
        if pace.happens(_RETURNED):
            close = partial(
                ending.close_without_decision, kind=CompletionKind.RETURNED, reason="申请事项已变更"
            )
            yield _by_name(close), mine.approver, pace.after(at, 1)
            return
        at = yield from self._decided(at, mine, number)
        yield from self._delivered(at, mine, number)

    def _received(self, applicant: Performer, mine: Hands, number: str) -> Stretch:
        """Review the papers, once more after a correction; return when it was accepted."""
        pace, item = self._pace, self._item
        instant = item.case_kind is CaseKind.INSTANT
        at = pace.after(self._state.last_at, 0.3 if instant else 1.2)
        if item.requirements and pace.happens(_CORRECTED):
            gap = Gap(subject=item.requirements[0].id, why="内容与申请表不一致")
            ask = partial(
                review.request_correction,
                gaps=(gap,),
                notice_number=f"补{number}",
                due_on=pace.calendar.after(day_of(at), 10),
                calendar=pace.calendar,
            )
            yield _by_name(ask), mine.window, at
            if self._state.status is Status.AWAITING_CORRECTION:
                back = partial(receipt.resubmit, submission=self._state.submission)
                yield _by_name(back), applicant, pace.after(at, 3)
                at = pace.after(self._state.last_at, 1)
        if self._state.status is Status.RECEIVED:
            accept = partial(review.accept, notice_number=f"受{number}", calendar=pace.calendar)
            yield accept, mine.window, at
        return at

    def _examined(self, at: datetime) -> Stretch:
        """Work the steps before the decision side by side; return when the last was done."""
        ends: dict[str, datetime] = {}
        returned = self._pace.happens(_STEP_RETURNED)
        while True:
            before = {one.id for one in self._state.route.before_decision}
            for step in self._state.startable:
                if step.id in before:
                    begun = self._pace.after(at, 0.4 if step.limit.value else 0.1, step.department)
                    yield _start(step), self._hands[step.department].examiner, begun
                    ends[step.id] = self._end(step)
            if not ends:
                return at
            code = min(ends, key=lambda one: (ends[one], one))
            at = ends.pop(code)
            step = next(one for one in self._item.steps if one.id == code)
            hands = self._hands[step.department]
            yield _finish(step, hands), hands.examiner, at
            if returned and self._may_return(code):
                returned, ends = False, {}
                deciding = self._hands[self._item.department].approver
                yield _return(code), deciding, self._pace.after(at, 0.5)
                at = self._state.last_at

    def _may_return(self, code: str) -> bool:
        """Tell whether only this step is worked on, so that sending it back undoes no other."""
        return (
            self._item.case_kind is CaseKind.PROMISED and not self._state.open_steps and bool(code)
        )

    def _end(self, step: Step) -> datetime:
        days = step.limit.value if step.limit.unit is TimeUnit.WORKING_DAY else 1
        return self._pace.after(self._state.last_at, 0.55 * days, step.department)

    def _decided(self, at: datetime, mine: Hands, number: str) -> Stretch:
        deciding = self._state.route.deciding
        hands = self._hands[deciding.department] if deciding else mine
        at = self._pace.after(at, 0.8, hands.approver.department)
        if self._pace.happens(_REFUSED):
            refuse = partial(decision.refuse, decision_number=f"不{number}", grounds=_GROUNDS)
            yield _by_name(refuse), hands.approver, at
        else:
            grant = partial(
                decision.grant, decision_number=f"准{number}", opinion="符合条件，准予。"
            )
            yield grant, hands.approver, at
        return at

    def _delivered(self, at: datetime, mine: Hands, number: str) -> Iterator[Happening]:
        pace = self._pace
        if isinstance(self._state.decision, Granted):
            if self._item.fees:  # nobody is made to pay in an invented year
                yield fees.find_not_due, SYSTEM, at
            while after := self._state.startable:
                hands = self._hands[after[0].department]
                at = pace.after(at, 0.3, after[0].department)
                yield _start(after[0]), hands.examiner, at
                at = self._end(after[0])
                yield _finish(after[0], hands), hands.examiner, at
            for place, output in enumerate(self._item.outputs, start=1):
                at = pace.after(at, 0.2)
                made = partial(delivery.issue, output=output.code, number=f"{number}-{place}")
                yield _by_name(made), mine.window, at
        at = pace.after(at, 0.4)
        way = DeliveryWay.ELECTRONIC if pace.happens(0.6) else DeliveryWay.WINDOW
        yield _by_name(partial(delivery.deliver, way=way)), mine.window, at
        yield ending.complete, mine.window, at


_GROUNDS = Grounds(
    reasons=("申请条件与规定不符",),
    basis=("《行政许可法》第三十八条第二款",),
    remedies=remedies(reconsideration_before="明川市人民政府", court="明川市人民法院"),
)


def _papers(item: ServiceItem) -> Submission:
    """Return every paper and every step: the fullest situation that the item knows."""
    needed = tuple(one.id for one in item.requirements)
    return Submission(needed=needed, provided=needed, steps=tuple(one.id for one in item.steps))


def _start(step: Step) -> Verb:
    return lambda state, act: examination.start_step(state, step.id, act)


def _finish(step: Step, hands: Hands) -> Verb:
    others = (hands.colleague,) if step.officers > 1 else ()
    return lambda state, act: examination.finish_step(
        state, step.id, act, outcome=StepOutcome.PASSED, opinion="已核对。", together_with=others
    )


def _return(code: str) -> Verb:
    return lambda state, act: examination.return_step(state, code, act, reason="现场记录不完整")


def _by_name(verb: Callable[..., tuple[Event, ...]]) -> Verb:
    """Return a verb whose own second argument was given by name."""
    return lambda state, act: verb(state, act=act)
