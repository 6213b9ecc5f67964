"""Read the file (读取双人办理清单): strictly, since a verb that is misspelt would bind nobody."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.core.officework.second_hands import TwoHands, TwoHandsRule
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

_LOCAL: Final = re.compile(r"本地配置（(?P<note>.+)）")
_KEYS: Final = frozenset({"verbs", "items", "reason", "basis"})


def read_two_hands(file: Path, *, verbs: Collection[str]) -> TwoHands:
    """Return what takes two officers, among the `verbs` that the counter has.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        pairs = [pair for entry in said.get("rules", ()) for pair in _pairs(entry)]
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault
    if unknown := sorted({verb for (_, verb), _ in pairs} - set(verbs)):
        raise ConfigurationError(f"{file.name}: the counter has no verbs {unknown}")
    return TwoHands(rules=dict(pairs))


def _pairs(entry: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], TwoHandsRule]]:
    if unknown := set(entry) - _KEYS:
        raise ConfigurationError(f"unknown words in what takes two officers: {sorted(unknown)}")
    rule = TwoHandsRule(reason=entry["reason"], citation=_basis(entry["basis"]))
    for item in entry["items"]:
        for verb in entry["verbs"]:
            yield (item, verb), rule


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
