"""Read the file (读取批次规则): strictly, since a rule that is misspelt would be no rule."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.core.campaigns.definitions import Campaign, Tier, Unit, Window
from tongban.core.catalog.conditions.text import parse
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

_LIMIT: Final = re.compile(r"(?P<value>[0-9]+) 个工作日 @ (?P<basis>.+)")
_WORDS: Final = frozenset(Campaign.__dataclass_fields__) - {"code"}


def read_campaigns(file: Path) -> Mapping[str, Campaign]:
    """Return the campaigns of a city, by their code.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        return {code: _campaign(code, entry) for code, entry in said.items()}
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault


def _campaign(code: str, entry: Mapping[str, Any]) -> Campaign:
    if unknown := set(entry) - _WORDS:
        raise ConfigurationError(f"unknown words in the rules of a campaign: {sorted(unknown)}")
    return Campaign(
        code=code,
        name=entry["name"],
        item=entry["item"],
        department=entry["department"],
        window=_window(entry["window"]),
        units=tuple(_unit(unit, one) for unit, one in entry["units"].items()),
        tiers=tuple(_tier(tier, one) for tier, one in entry["tiers"].items()),
        choices=tuple(entry["choices"]),
        home=entry["home"],
        objections=_limit(entry["objections"]),
        basis=parse_citation(entry["basis"]),
    )


def _window(said: Mapping[str, Any]) -> Window:
    opens_on, closes_on = said["opens_on"], said["closes_on"]
    if not isinstance(opens_on, date) or not isinstance(closes_on, date):
        raise ConfigurationError("a window has days")
    return Window(
        opens_on=opens_on,
        closes_on=closes_on,
        from_hour=said["from_hour"],
        until_hour=said["until_hour"],
    )


def _unit(code: str, said: Mapping[str, Any]) -> Unit:
    return Unit(
        code=code, name=said["name"], places=said["places"], serves=tuple(said.get("serves", ()))
    )


def _tier(code: str, said: Mapping[str, Any]) -> Tier:
    return Tier(
        id=code,
        words=said["words"],
        condition=parse(said["when"]),
        basis=parse_citation(said["basis"]),
        near=bool(said.get("near", False)),
    )


def _limit(said: str) -> TimeLimit:
    parts = _LIMIT.fullmatch(said)
    if parts is None:
        raise ConfigurationError(f"a limit is written “3 个工作日 @ 依据”: {said}")
    return TimeLimit.working_days(int(parts["value"]), parse_citation(parts["basis"]))
