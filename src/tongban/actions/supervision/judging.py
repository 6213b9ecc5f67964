"""What a supervisor does about an order (审核、复核、升级): never one of their own department."""

import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from tongban.actions.outside import Outside
from tongban.actions.supervision.ordering import done
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer
from tongban.core.supervision import acting
from tongban.core.supervision.acting import Periods
from tongban.core.supervision.order_events import AnyOrderEvent
from tongban.core.supervision.orders import OrderState


class Judgement(enum.Enum):
    """What can be decided about an order."""

    SETTLE = "settle"
    SEND_BACK = "send_back"
    UPHOLD = "uphold"
    DISMISS = "dismiss"
    ESCALATE = "escalate"


_Judge: TypeAlias = Callable[[OrderState, Hand, str, Periods], AnyOrderEvent]
_JUDGES: Mapping[Judgement, _Judge] = MappingProxyType(
    {
        Judgement.SETTLE: acting.settle,
        Judgement.SEND_BACK: acting.send_back,
        Judgement.UPHOLD: acting.uphold,
        Judgement.DISMISS: acting.dismiss,
        Judgement.ESCALATE: acting.escalate,
    }
)


def judge(
    officer: Officer,
    order: UUID,
    outside: Outside,
    judgement: Judgement,
    *,
    words: str,
    revision: int | None = None,
) -> OrderState:
    """Decide about an order, with the words that stand in its history."""
    verb = _JUDGES[judgement]
    return done(
        officer,
        order,
        outside,
        lambda state, hand, periods: verb(state, hand, words, periods),
        revision=revision,
    )
