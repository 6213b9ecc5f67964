"""More time for the whole (延长联办期限): asked by the lead, answered for the government's head."""

from uuid import UUID

from django.db import transaction

from tongban.actions.joint.opening import (
    APPROVING,
    EXAMINING,
    carry_out,
    done,
    held_for,
    lock_cases,
)
from tongban.actions.matters.keeping import HeldMatter
from tongban.actions.outside import Outside
from tongban.actions.recording import state_of
from tongban.core.joint.verbs import more_time
from tongban.core.joint.whole import handling
from tongban.core.people.actors import Officer


@transaction.atomic
def ask(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    amount: int,
    reason: str,
    revision: int | None = None,
) -> HeldMatter:
    """Ask for more working days for the whole (申请延长)."""
    states = tuple(map(state_of, lock_cases(matter)))
    held = held_for(officer, matter, roles=EXAMINING, revision=revision)
    return carry_out(
        officer,
        held,
        lambda found, act: more_time.ask_more_time(
            found,
            act,
            handling(found, states),
            amount=amount,
            reason=reason,
            calendar=outside.calendar,
        ),
        outside,
    )


@transaction.atomic
def give(
    officer: Officer, matter: UUID, outside: Outside, *, revision: int | None = None
) -> HeldMatter:
    """Approve what was asked, for the head of the government (批准延长)."""
    states = tuple(map(state_of, lock_cases(matter)))
    held = held_for(officer, matter, roles=APPROVING, revision=revision)
    return carry_out(
        officer,
        held,
        lambda found, act: more_time.give_more_time(
            found, act, handling(found, states), calendar=outside.calendar
        ),
        outside,
    )


def decline(
    officer: Officer, matter: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> HeldMatter:
    """Do not approve it; the period stays (不批准延长)."""
    return done(
        officer,
        matter,
        lambda held, act: more_time.decline_more_time(held, act, reason=reason),
        outside,
        roles=APPROVING,
        revision=revision,
    )
