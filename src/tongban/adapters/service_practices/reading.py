"""Read the file (读取办件做法): strictly, since a rule that is misspelt would be no rule."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml

from tongban.core.cases.service_practices import (
    HomeTerms,
    Practices,
    Region,
    RegionMode,
    SameMatter,
    UpTerms,
)
from tongban.core.certificates.renewals import RenewalTerms
from tongban.core.people.paper_authority import PaperMandateTerms
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

Read = TypeVar("Read")
_LIMIT: Final = re.compile(r"(?P<value>[0-9]+) (?P<unit>个工作日|日) @ (?P<basis>.+)")
_UNITS: Final = {"个工作日": TimeLimit.working_days, "日": TimeLimit.calendar_days}
_CHAPTERS: Final = frozenset(
    {"same_matters", "regions", "homes", "up", "renewals", "paper_mandates"}
)
_CHECKS: Final = {"two_persons": True, "sampled": False}


def read_practices(file: Path) -> Practices:
    """Return how a city handles cases beyond their items.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    return _read(file, _practices)


def read_renewals(file: Path) -> Mapping[str, RenewalTerms]:
    """Return how certificates are renewed, by the item that renews them; raises as above."""
    return _read(
        file,
        lambda said: {item: _renewal(item, one) for item, one in said.get("renewals", {}).items()},
    )


def _read(file: Path, read: Callable[[Mapping[str, Any]], Read]) -> Read:
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        _require_known(said, _CHAPTERS)
        return read(said)
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault


def _practices(said: Mapping[str, Any]) -> Practices:
    return Practices(
        same_matters={
            item: _same_matter(item, one) for item, one in said.get("same_matters", {}).items()
        },
        homes={item: _home(item, one) for item, one in said.get("homes", {}).items()},
        regions=tuple(
            Region(area=str(area), name=name) for area, name in said.get("regions", {}).items()
        ),
        up={item: _up(item, one) for item, one in said.get("up", {}).items()},
        paper_mandates=_paper_mandates(said["paper_mandates"])
        if "paper_mandates" in said
        else None,
    )


def _same_matter(item: str, entry: Mapping[str, Any]) -> SameMatter:
    _require_known(entry, frozenset({"subject", "basis"}))
    return SameMatter(
        item=item,
        subject=tuple(entry.get("subject", ())),
        basis=parse_citation(entry["basis"]),
    )


def _home(item: str, entry: Mapping[str, Any]) -> HomeTerms:
    _require_known(entry, frozenset({"mode", "forward", "basis"}))
    return HomeTerms(
        item=item,
        mode=RegionMode(entry["mode"]),
        forward=_limit(entry["forward"]),
        basis=parse_citation(entry["basis"]),
    )


def _up(item: str, entry: Mapping[str, Any]) -> UpTerms:
    _require_known(entry, frozenset({"to", "basis"}))
    return UpTerms(item=item, to=entry["to"], basis=parse_citation(entry["basis"]))


def _paper_mandates(entry: Mapping[str, Any]) -> PaperMandateTerms:
    _require_known(entry, frozenset({"check", "per_thousand", "check_within", "basis"}))
    return PaperMandateTerms(
        two_persons=_CHECKS[entry["check"]],
        per_thousand=entry.get("per_thousand", 0),
        check_within=_limit(entry["check_within"]),
        basis=parse_citation(entry["basis"]),
    )


def _renewal(item: str, entry: Mapping[str, Any]) -> RenewalTerms:
    _require_known(entry, frozenset({"evidence", "asked_before", "deemed"}))
    return RenewalTerms(
        item=item,
        evidence=entry["evidence"],
        asked_before=_limit(entry["asked_before"]),
        deemed=parse_citation(entry["deemed"]) if "deemed" in entry else None,
    )


def _limit(said: str) -> TimeLimit:
    parts = _LIMIT.fullmatch(said)
    if parts is None:
        raise ConfigurationError(f"a limit is written “30 个工作日 @ 依据”: {said}")
    return _UNITS[parts["unit"]](int(parts["value"]), parse_citation(parts["basis"]))


def _require_known(entry: Mapping[str, Any], words: frozenset[str]) -> None:
    if unknown := set(entry) - words:
        raise ConfigurationError(f"unknown words in the practices of services: {sorted(unknown)}")
