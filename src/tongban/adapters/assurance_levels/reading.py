"""Read the file (读取核验等级): strictly, since a level that is misspelt would be no level."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.core.people.assurance import Assurance
from tongban.core.people.assurance_levels import AssuranceLevels, OnlineAct, WantedLevel
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

_LOCAL: Final = re.compile(r"本地配置（(?P<note>.+)）")
_KEYS: Final = frozenset({"level", "reason", "basis", "fresh", "kinds", "items"})


def read_levels(file: Path) -> AssuranceLevels:
    """Return what a city wants.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        more = list(_more(said.get("more") or ()))
        return AssuranceLevels(
            acts={OnlineAct(name): _wanted(one) for name, one in said["acts"].items()},
            kinds={name: wanted for kind, name, wanted in more if kind == "kinds"},
            items={name: wanted for kind, name, wanted in more if kind == "items"},
        )
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault


def _more(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, WantedLevel]]:
    """Yield each kind and item that wants more."""
    for entry in entries:
        wanted = _wanted(entry)
        for told in ("kinds", "items"):
            for name in entry.get(told, ()):
                yield told, name, wanted


def _wanted(entry: Mapping[str, Any]) -> WantedLevel:
    if unknown := set(entry) - _KEYS:
        raise ConfigurationError(f"unknown words in the levels of assurance: {sorted(unknown)}")
    return WantedLevel(
        level=Assurance(entry["level"]),
        reason=entry["reason"],
        citation=_basis(entry["basis"]),
        fresh=_fresh(entry.get("fresh", False)),
    )


def _fresh(said: object) -> bool:
    if not isinstance(said, bool):
        raise ConfigurationError(f"fresh is true or false: {said}")
    return said


def _basis(said: str | Mapping[str, str]) -> Citation:
    if not isinstance(said, str):
        return Citation(
            law=said["law"],
            article=said.get("article"),
            number=said.get("number"),
            level=LegalLevel[said["level"].upper()],
        )
    local = _LOCAL.fullmatch(said)
    if local is None:
        raise ConfigurationError(f"a basis is a law with its article or 本地配置（理由）: {said}")
    return Citation.local(local["note"])
