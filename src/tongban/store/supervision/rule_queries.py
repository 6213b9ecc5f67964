"""How rules are set (规则设置): read from their histories, kept for a moment by each process."""

import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from tongban.core.supervision.settings import RuleEvent, RuleSetting, RuleState, replayed
from tongban.store.supervision.events import RULES
from tongban.store.supervision.models import RuleRecord

KEPT_SECONDS: Final = 5.0
"""A change reaches every process this soon; watching a case asks nothing of the database."""

_kept: dict[str, tuple[float, Mapping[str, RuleSetting]]] = {}


def rule_settings() -> Mapping[str, RuleSetting]:
    """Return how rules are set that are set otherwise than they stand."""
    told, settings = _kept.get("settings", (0.0, {}))
    if time.monotonic() - told < KEPT_SECONDS and told:
        return settings
    found = {code: state.in_force for code, state in _states().items() if state.in_force}
    _kept["settings"] = time.monotonic(), found
    return found


def forget() -> None:
    """Read how rules are set again the next time."""
    _kept.clear()


def history_of(rule: str) -> tuple[RuleEvent, ...]:
    """Return what happened to a rule."""
    return RULES.read(RuleRecord.objects.filter(rule=rule).order_by("sequence"))


def proposed_rules() -> frozenset[str]:
    """Return the rules for which a change waits."""
    return frozenset(code for code, state in _states().items() if state.proposed)


def _states() -> dict[str, RuleState]:
    records: defaultdict[str, list[RuleRecord]] = defaultdict(list)
    for row in RuleRecord.objects.order_by("rule", "sequence"):
        records[row.rule].append(row)
    return {code: replayed(RULES.read(rows)) for code, rows in records.items()}
