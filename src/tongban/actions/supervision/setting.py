"""Set rules (规则设置): proposed by one supervisor, agreed to by another; `trying` says of what."""

from collections.abc import Callable
from typing import Final

from django.db import connection, transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer
from tongban.core.supervision import settings
from tongban.core.supervision.rules import Rule
from tongban.core.supervision.settings import RuleEvent, RuleSetting, RuleState, replayed
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.freezing.histories import columns
from tongban.store.supervision.models import RuleRecord
from tongban.store.supervision.rule_queries import forget, history_of

_LOCK: Final = 5199
Decide = Callable[[RuleState, Hand], RuleEvent]


def propose(
    officer: Officer, rule: str, setting: RuleSetting, outside: Outside, *, reason: str
) -> None:
    """Propose to set a rule otherwise."""
    standing = standing_rule(rule, outside)
    _done(
        officer,
        rule,
        outside,
        lambda state, hand: settings.propose(state, standing, setting, hand, reason=reason),
    )


def approve(officer: Officer, rule: str, outside: Outside, *, length: int) -> None:
    """Agree to what is proposed, as the page showed it.

    Raises:
        Conflict: when something happened to the rule since.
    """
    _done(officer, rule, outside, settings.approve, length=length)


def decline(officer: Officer, rule: str, outside: Outside, *, reason: str) -> None:
    """Refuse what is proposed."""
    _done(officer, rule, outside, lambda state, hand: settings.decline(state, hand, reason=reason))


def standing_rule(code: str, outside: Outside) -> Rule:
    """Return a rule as it stands before any setting.

    Raises:
        NotFound: when there is none.
    """
    for rule in outside.standing_rules:
        if rule.code == code:
            return rule
    raise NotFound(f"no rule {code}")


@transaction.atomic
def _done(
    officer: Officer, rule: str, outside: Outside, decide: Decide, *, length: int | None = None
) -> None:
    """Let core decide on the history of a rule, alone, and keep what follows."""
    standing_rule(rule, outside)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, rule])
    state = replayed(history_of(rule))
    if length is not None and length != state.length:
        raise Conflict(f"the rule has moved on from {length}")
    event = decide(state, Hand(officer=officer, at=outside.now))
    RuleRecord.objects.create(rule=rule, **columns(event, state.length + 1))
    note(officer, f"supervision.rule_{event.name}", f"rule:{rule}")
    transaction.on_commit(forget)
