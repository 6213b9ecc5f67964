"""Opinions (征求意见): ask a department, answer for one's own, take a question back."""

from datetime import date
from uuid import UUID

from tongban.actions.joint.opening import done
from tongban.actions.matters.keeping import HeldMatter
from tongban.actions.outside import Outside
from tongban.core.joint.opinion_events import Answer
from tongban.core.joint.verbs import opinions
from tongban.core.people.actors import Officer


def ask(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    department: str,
    about: str,
    due_on: date,
    revision: int | None = None,
) -> HeldMatter:
    """Ask a department for its opinion (征求意见)."""
    return done(
        officer,
        matter,
        lambda held, act: opinions.ask(
            held, act, department=department, about=about, due_on=due_on
        ),
        outside,
        revision=revision,
    )


def give(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    answer: Answer,
    reason: str = "",
    conditions: tuple[str, ...] = (),
    revision: int | None = None,
) -> HeldMatter:
    """Answer for one's department (答复意见), or answer anew."""
    return done(
        officer,
        matter,
        lambda held, act: opinions.give(
            held, act, answer=answer, reason=reason, conditions=conditions
        ),
        outside,
        revision=revision,
    )


def meet(
    officer: Officer, matter: UUID, outside: Outside, *, note: str, revision: int | None = None
) -> HeldMatter:
    """Say that the conditions that one's department set are met (条件已经落实)."""
    return done(
        officer,
        matter,
        lambda held, act: opinions.meet(held, act, note=note),
        outside,
        revision=revision,
    )


def take_back(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    department: str,
    reason: str,
    revision: int | None = None,
) -> HeldMatter:
    """Take a question back that nobody has answered (撤回征求意见)."""
    return done(
        officer,
        matter,
        lambda held, act: opinions.take_back(held, act, department=department, reason=reason),
        outside,
        revision=revision,
    )
