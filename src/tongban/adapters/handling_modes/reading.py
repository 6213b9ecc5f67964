"""Read the file (读取办理方式): strictly, since a rule that is misspelt would decide wrongly."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.core.cases.mode_practices import (
    DecisionRule,
    DeclarationPractice,
    DeferralPractice,
    HandlingModes,
    HumanReviewPractice,
    InstantPractice,
    Risk,
)
from tongban.core.cases.outcomes import LapseConsequence
from tongban.core.catalog.conditions.text import parse
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

_DAYS: Final = re.compile(r"(?P<days>\d+) 个工作日")
_AT_ONCE: Final = "即时"
_INSTANT: Final = frozenset(
    {"items", "basis", "rules", "sources", "opinion", "per_thousand", "check_within"}
)
_RULE: Final = frozenset({"id", "words", "expression", "basis", "told_suffices"})
_TERMS: Final = (
    "margin",
    "longest",
    "again",
    "most_extended",
    "remind_before",
    "act_within",
)
_DEFERRAL: Final = frozenset({"items", "basis", "consequence", "consequence_basis", *_TERMS})
_LIMITS: Final = ("decide_within", "check_within", "rectify_within")
_DECLARATION: Final = frozenset(
    {
        "items",
        "basis",
        "risk",
        "opened_by",
        "duty",
        "content",
        "liability",
        "instead_steps",
        "falls_away",
        *_LIMITS,
    }
)


def read_modes(file: Path) -> HandlingModes:
    """Return how a city handles its items.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        _known(said, frozenset({"instant", "deferral", "declaration", "human_review"}))
        terms = [(entry.get("items"), _deferral(entry)) for entry in said.get("deferral") or ()]
        return HandlingModes(
            instant=dict(_each(said.get("instant") or (), _instant)),
            declarations=dict(_each(said.get("declaration") or (), _declaration)),
            deferral=next((one for items, one in terms if items is None), None),
            deferrals={item: one for items, one in terms for item in items or ()},
            review=_review(said["human_review"]),
        )
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault


def _each(entries: Iterable[Mapping[str, Any]], read: Any) -> Iterator[tuple[str, Any]]:
    for entry in entries:
        practice = read(entry)
        for item in entry["items"]:
            yield item, practice


def _instant(entry: Mapping[str, Any]) -> InstantPractice:
    _known(entry, _INSTANT)
    basis = parse_citation(entry["basis"])
    return InstantPractice(
        basis=basis,
        rules=tuple(_rule(one) for one in entry["rules"]),
        sources=tuple(entry["sources"]),
        opinion=entry["opinion"],
        per_thousand=entry["per_thousand"],
        check_within=_limit(entry["check_within"], basis),
    )


def _rule(entry: Mapping[str, Any]) -> DecisionRule:
    _known(entry, _RULE)
    return DecisionRule(
        id=entry["id"],
        words=entry["words"],
        expression=parse(entry["expression"]),
        basis=parse_citation(entry["basis"]),
        told_suffices=bool(entry.get("told_suffices", False)),
    )


def _deferral(entry: Mapping[str, Any]) -> DeferralPractice:
    _known(entry, _DEFERRAL)
    basis = parse_citation(entry["basis"])
    return DeferralPractice(
        basis=basis,
        consequence=LapseConsequence(entry["consequence"]),
        consequence_basis=parse_citation(entry["consequence_basis"]),
        **{name: _limit(entry[name], basis) for name in _TERMS},
    )


def _declaration(entry: Mapping[str, Any]) -> DeclarationPractice:
    _known(entry, _DECLARATION)
    basis = parse_citation(entry["basis"])
    opened_by = entry.get("opened_by")
    return DeclarationPractice(
        basis=basis,
        duty=entry["duty"],
        content=tuple(entry["content"]),
        liability=entry["liability"],
        risk=Risk(entry.get("risk", Risk.ORDINARY.value)),
        opened_by=parse_citation(opened_by) if opened_by else None,
        instead_steps=tuple(entry.get("instead_steps", ())),
        falls_away=tuple(entry.get("falls_away", ())),
        **{name: _limit(entry[name], basis) for name in _LIMITS},
    )


def _review(entry: Mapping[str, Any]) -> HumanReviewPractice:
    _known(entry, frozenset({"basis", "within", "revoke_within"}))
    basis = parse_citation(entry["basis"])
    return HumanReviewPractice(
        within=_limit(entry["within"], basis), revoke_within=_limit(entry["revoke_within"], basis)
    )


def _limit(said: str, basis: Citation) -> TimeLimit:
    if said == _AT_ONCE:
        return TimeLimit.instant(basis)
    found = _DAYS.fullmatch(said)
    if found is None:
        raise ConfigurationError(f"a period is “5 个工作日” or “即时”: {said}")
    return TimeLimit.working_days(int(found["days"]), basis)


def _known(entry: Mapping[str, Any], keys: frozenset[str]) -> None:
    if unknown := set(entry) - keys:
        raise ConfigurationError(f"unknown words in the modes of handling: {sorted(unknown)}")
