"""What a department does about an order (反馈): answer it, or hold that it is wrong."""

from uuid import UUID

from tongban.actions.outside import Outside
from tongban.actions.supervision.ordering import done
from tongban.core.people.actors import Officer
from tongban.core.supervision import acting
from tongban.core.supervision.order_events import ReplyKind
from tongban.core.supervision.orders import OrderState


def reply(
    officer: Officer,
    order: UUID,
    outside: Outside,
    *,
    kind: ReplyKind,
    words: str,
    revision: int | None = None,
) -> OrderState:
    """Answer: what was put right, or how it came about."""
    return done(
        officer,
        order,
        outside,
        lambda state, hand, periods: acting.reply(
            state, hand, kind=kind, words=words, periods=periods
        ),
        revision=revision,
    )


def appeal(
    officer: Officer, order: UUID, outside: Outside, *, ground: str, revision: int | None = None
) -> OrderState:
    """Hold that the finding is wrong."""
    return done(
        officer,
        order,
        outside,
        lambda state, hand, periods: acting.appeal(state, hand, ground=ground, periods=periods),
        revision=revision,
    )
