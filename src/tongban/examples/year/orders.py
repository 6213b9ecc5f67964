"""Orders of the year (示范督办): how departments answered what was found, in the words of the core.

Most answer in time, some late, a few appeal; what was found lately still waits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, TypeAlias

from tongban.core.authoring.review import Hand
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.people.actors import Officer, Role
from tongban.core.supervision import acting
from tongban.core.supervision.acting import Periods
from tongban.core.supervision.order_events import AnyOrderEvent, ReplyKind, Rung
from tongban.core.supervision.orders import OrderState, OrderStatus, advance, fold
from tongban.core.supervision.sightings import Sighting
from tongban.examples.people.accounts import DemoAccount

_LATE, _APPEALS, _UPHELD = 0.12, 0.08, 0.4
_MORNING: Final = time(8, 30, tzinfo=CHINA_STANDARD_TIME)
_SUPERVISOR: Final = "data_bureau.supervisor"
Verb: TypeAlias = Callable[[OrderState, datetime], AnyOrderEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Who answers and who judges, and until when the year goes."""

    accounts: tuple[DemoAccount, ...]
    periods: Periods
    until: datetime

    def history(self, sighting: Sighting, department: str, seed: str) -> tuple[AnyOrderEvent, ...]:
        """Return what followed a finding until now; nothing when it is of today."""
        random = Random(seed)  # noqa: S311 - an invented year needs repeatability, not secrecy
        at = _moment(sighting.since)
        if at > self.until:
            return ()
        opened = acting.open_order(
            level=sighting.rule.level, department=department, at=at, periods=self.periods
        )
        told: list[AnyOrderEvent] = [opened]
        state = fold(told)
        while not state.status.ended:
            day, verb = self._next(state, random)
            at = _moment(day)
            if at > self.until:
                break
            event = verb(state, at)
            state = advance(state, event)
            told.append(event)
        return tuple(told)

    def _next(self, state: OrderState, random: Random) -> tuple[date, Verb]:
        """Return what happens to an order next, and on which day."""
        waits = not state.status.with_supervisors
        late = state.rung is Rung.NOTICE or (not state.replies_late and random.random() < _LATE)
        if waits and late:
            return state.due_on + timedelta(days=1), self._falls_due
        day = self.periods.calendar.before(state.due_on, random.randrange(1, 4))
        match state.status:
            case OrderStatus.REPLIED:
                return day, self._settled
            case OrderStatus.APPEALED:
                upheld = random.random() < _UPHELD
                return day, self._upheld if upheld else self._dismissed
            case _ if not state.appealed and random.random() < _APPEALS:
                return day, self._appealed
            case _:
                return day, self._replied

    def _falls_due(self, state: OrderState, at: datetime) -> AnyOrderEvent:
        event = acting.fall_due(state, at=at, periods=self.periods)
        return event if event is not None else self._replied(state, at)

    def _replied(self, state: OrderState, at: datetime) -> AnyOrderEvent:
        return acting.reply(
            state,
            self._head(state, at),
            kind=ReplyKind.CORRECTED,
            words="已经加派人手办理，并提醒经办人员。",
            periods=self.periods,
        )

    def _appealed(self, state: OrderState, at: datetime) -> AnyOrderEvent:
        ground = "申请人要求暂缓，已经电话说明。"
        return acting.appeal(state, self._head(state, at), ground=ground, periods=self.periods)

    def _settled(self, state: OrderState, at: datetime) -> AnyOrderEvent:
        return acting.settle(state, self._supervisor(at), "情况属实，同意销号。", self.periods)

    def _upheld(self, state: OrderState, at: datetime) -> AnyOrderEvent:
        return acting.uphold(state, self._supervisor(at), "说明属实。", self.periods)

    def _dismissed(self, state: OrderState, at: datetime) -> AnyOrderEvent:
        return acting.dismiss(state, self._supervisor(at), "没有书面依据。", self.periods)

    def _head(self, state: OrderState, at: datetime) -> Hand:
        name = f"{state.department}.approver"
        return Hand(officer=_officer(self._account(name), Role.APPROVER), at=at)

    def _supervisor(self, at: datetime) -> Hand:
        return Hand(officer=_officer(self._account(_SUPERVISOR), Role.SUPERVISOR), at=at)

    def _account(self, username: str) -> DemoAccount:
        return next(one for one in self.accounts if one.username == username)


def _moment(day: date) -> datetime:
    return datetime.combine(day, _MORNING)


def _officer(account: DemoAccount, role: Role) -> Officer:
    return Officer(
        account=0,
        name=account.name,
        staff_number=account.staff_number,
        department=account.department,
        roles=frozenset({role}),
    )
