"""What a supervisor does about an order (审核、复核、升级): never one of their own department."""

from uuid import UUID

from tongban.actions.outside import Outside
from tongban.actions.supervision.ordering import done
from tongban.core.people.actors import Officer
from tongban.core.supervision import acting
from tongban.core.supervision.orders import OrderState


def settle(
    officer: Officer, order: UUID, outside: Outside, *, words: str, revision: int | None = None
) -> OrderState:
    """Find the answer sufficient (销号)."""
    return done(
        officer,
        order,
        outside,
        lambda state, hand, _: acting.settle(state, hand, words=words),
        revision=revision,
    )


def send_back(
    officer: Officer, order: UUID, outside: Outside, *, words: str, revision: int | None = None
) -> OrderState:
    """Find the answer insufficient (退回整改)."""
    return done(
        officer,
        order,
        outside,
        lambda state, hand, periods: acting.send_back(state, hand, reason=words, periods=periods),
        revision=revision,
    )


def uphold(
    officer: Officer, order: UUID, outside: Outside, *, words: str, revision: int | None = None
) -> OrderState:
    """Find that the department is right (申诉成立)."""
    return done(
        officer,
        order,
        outside,
        lambda state, hand, _: acting.uphold(state, hand, words=words),
        revision=revision,
    )


def dismiss(
    officer: Officer, order: UUID, outside: Outside, *, words: str, revision: int | None = None
) -> OrderState:
    """Find that the finding stands (申诉不成立)."""
    return done(
        officer,
        order,
        outside,
        lambda state, hand, periods: acting.dismiss(state, hand, words=words, periods=periods),
        revision=revision,
    )


def escalate(
    officer: Officer, order: UUID, outside: Outside, *, words: str, revision: int | None = None
) -> OrderState:
    """Let it climb a rung (升级督办)."""
    return done(
        officer,
        order,
        outside,
        lambda state, hand, periods: acting.escalate(state, hand, reason=words, periods=periods),
        revision=revision,
    )
