"""Which verbs a desk offers (可办动作): those of its state, and of the officer's post."""

from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs import (
    clock,
    debts,
    deciding,
    delivering,
    examining,
    late_papers,
    looking_again,
    moving,
    rebasing,
    review,
)
from tongban.web.counter.verbs.verb import Verb

VERBS = {
    verb.slug: verb
    for verb in (
        *review.VERBS,
        *examining.VERBS,
        *debts.VERBS,
        *late_papers.VERBS,
        *looking_again.VERBS,
        *deciding.VERBS,
        *delivering.VERBS,
        *clock.VERBS,
        *rebasing.VERBS,
        *moving.VERBS,
    )
}

_ORDER = (ButtonKind.PRIMARY, ButtonKind.SECONDARY, ButtonKind.WARNING)


def open_verbs(desk: Desk) -> tuple[Verb, ...]:
    """Return what the state of the case lets somebody of the department do, main ways first."""
    if desk.record.done:
        return ()
    free = not desk.held_by_other
    found = (verb for verb in VERBS.values() if (free or not verb.in_hand) and verb.open_to(desk))
    return tuple(sorted(found, key=lambda verb: _ORDER.index(verb.kind)))


def offered(desk: Desk) -> tuple[Verb, ...]:
    """Return what this officer may do now; how the person wants the result comes first."""
    wanted = delivering.wanted(desk)
    found = (verb for verb in open_verbs(desk) if verb.fits(desk.powers))
    return tuple(sorted(found, key=lambda verb: verb.slug != wanted))
