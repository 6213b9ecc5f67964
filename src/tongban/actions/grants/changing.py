"""Changing a grant (授权变更): suspended, resumed, revoked, limited or extended, at once.

What the platform may count on is written in the same transaction, so that the next guide asks for
the paper again, and the next call is refused.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.grants.keeping import append_to_grant, held_grant
from tongban.actions.grants.openings import refresh_openings
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.review import Hand
from tongban.core.exchange import granting
from tongban.core.exchange.grant_events import AnyGrantEvent
from tongban.core.exchange.grants import Grant
from tongban.core.people.actors import Officer

Verb: TypeAlias = Callable[[Grant, Hand, str], AnyGrantEvent]


def suspend(officer: Officer, code: str, outside: Outside, *, reason: str) -> Grant:
    """Let a grant not be used for now."""
    return _done(
        officer,
        code,
        outside,
        lambda grant, hand, holder: granting.suspend(grant, hand, holder=holder, reason=reason),
    )


def resume(officer: Officer, code: str, outside: Outside, *, reason: str) -> Grant:
    """Let a suspended grant be used again."""
    return _done(
        officer,
        code,
        outside,
        lambda grant, hand, holder: granting.resume(grant, hand, holder=holder, reason=reason),
    )


def revoke(officer: Officer, code: str, outside: Outside, *, reason: str) -> Grant:
    """End a grant for good."""
    return _done(
        officer,
        code,
        outside,
        lambda grant, hand, holder: granting.revoke(grant, hand, holder=holder, reason=reason),
    )


def set_quota(
    officer: Officer, code: str, outside: Outside, *, quota_a_day: int | None, reason: str
) -> Grant:
    """Limit how often a grant is used in a day, or lift the limit."""
    return _done(
        officer,
        code,
        outside,
        lambda grant, hand, holder: granting.set_quota(
            grant, hand, holder=holder, quota_a_day=quota_a_day, reason=reason
        ),
    )


def set_reuse(
    officer: Officer, code: str, outside: Outside, *, reuse_seconds: int, reason: str
) -> Grant:
    """Let answers be told again to the same applicant for some time, or no longer."""
    return _done(
        officer,
        code,
        outside,
        lambda grant, hand, holder: granting.set_reuse(
            grant, hand, holder=holder, reuse_seconds=reuse_seconds, reason=reason
        ),
    )


def extend(
    officer: Officer, code: str, outside: Outside, *, valid_until: date, reason: str
) -> Grant:
    """Let a grant end on a later day."""
    return _done(
        officer,
        code,
        outside,
        lambda grant, hand, holder: granting.extend(
            grant, hand, holder=holder, valid_until=valid_until, today=outside.today, reason=reason
        ),
    )


@transaction.atomic
def _done(officer: Officer, code: str, outside: Outside, verb: Verb) -> Grant:
    row, grant = held_grant(code)
    event = verb(grant, Hand(officer=officer, at=outside.now), row.holder)
    now = append_to_grant(row, event, grant)
    refresh_openings(published().catalogue, today=outside.today)
    note(officer, f"grant.{event.name}", f"grant:{code}")
    return now
