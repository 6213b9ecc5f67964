"""Set rules (规则设置): proposed by one supervisor, tried on recent cases, agreed to by another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import connection, transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.recording import UNBEGUN, later_items
from tongban.core.authoring.review import Hand
from tongban.core.cases import codec
from tongban.core.cases.folding import filed_version
from tongban.core.people.actors import Officer
from tongban.core.supervision import settings
from tongban.core.supervision.rules import Rule
from tongban.core.supervision.settings import RuleEvent, RuleSetting, RuleState, replayed
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.watching import gathered, watch
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.models import Case
from tongban.store.catalog.shelf import item_version
from tongban.store.freezing.histories import columns
from tongban.store.supervision.models import RuleRecord
from tongban.store.supervision.rule_queries import forget, history_of

_BACK: Final = timedelta(days=90)
MOST_TRIED: Final = 300
_LOCK: Final = 5199
Decide = Callable[[RuleState, Hand], RuleEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a setting would change (试算): findings in recent cases as it is, and as it would be."""

    cases: int
    before: int
    after: int
    appearing: tuple[str, ...]
    vanishing: tuple[str, ...]


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


def tried(rule: Rule, before: RuleSetting, after: RuleSetting, outside: Outside) -> Tried:
    """Return what a setting would change in the cases that came lately."""
    rows = Case.objects.filter(received_on__gte=outside.today - _BACK).exclude(status__in=UNBEGUN)
    latest = list(rows.select_related("item").defer("item__content").order_by("-id")[:MOST_TRIED])
    once = _met(rule, before, latest, outside)
    then = _met(rule, after, latest, outside)
    return Tried(
        cases=len(latest),
        before=len(once),
        after=len(then),
        appearing=tuple(sorted(then - once)),
        vanishing=tuple(sorted(once - then)),
    )


def _met(
    rule: Rule, setting: RuleSetting, cases: Iterable[Case], outside: Outside
) -> frozenset[str]:
    """Return the numbers of the cases in which a rule is met, set so."""
    as_set = setting.applied(rule)
    if as_set is None:
        return frozenset()
    found = [(row.number, one) for row in cases for one in _shown(row, as_set, outside)]
    counted = {id(one) for one in gathered(one for _, one in found)}
    return frozenset(number for number, one in found if id(one) in counted)


def _shown(row: Case, rule: Rule, outside: Outside) -> tuple[Sighting, ...]:
    events = tuple(codec.decode(event.content) for event in row.events.order_by("sequence"))
    filed = item_version(row.item_code, filed_version(events, row.item.version))
    if filed is None:
        return ()
    return watch(
        (rule,),
        filed,
        events,
        today=outside.today,
        calendar=outside.calendar,
        later=later_items(row.item_code, events),
        review=outside.modes.review,
    )


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
