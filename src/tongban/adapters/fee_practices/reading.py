"""Read the file (读取收费配置): strictly, since what is misspelt would charge or spare wrongly."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.core.payments.practice import AskedAt, FeePractice, FeePractices, FeeReduction
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

_LOCAL: Final = re.compile(r"本地配置（(?P<note>.+)）")
_ITEM: Final = frozenset({"asked_at", "basis", "reductions"})
_REDUCTION: Final = frozenset({"id", "fee", "name", "percent", "basis", "evidence", "shown_by"})


def read_fee_practices(file: Path) -> FeePractices:
    """Return how a city collects.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        return FeePractices(
            items={item: _practice(item, told) for item, told in said["items"].items()}
        )
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault


def _practice(item: str, told: Mapping[str, Any]) -> FeePractice:
    _require_known(told, _ITEM)
    return FeePractice(
        item=item,
        asked_at=AskedAt(told["asked_at"]),
        basis=_basis(told["basis"]),
        reductions=tuple(map(_reduction, told.get("reductions", ()))),
    )


def _reduction(told: Mapping[str, Any]) -> FeeReduction:
    _require_known(told, _REDUCTION)
    return FeeReduction(
        id=told["id"],
        fee=told["fee"],
        name=told["name"],
        percent=int(told["percent"]),
        basis=_basis(told["basis"]),
        evidence=told["evidence"],
        shown_by=told.get("shown_by", ""),
    )


def _require_known(told: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := set(told) - known:
        raise ConfigurationError(f"unknown words in how fees are collected: {sorted(unknown)}")


def _basis(said: str | Mapping[str, Any]) -> Citation:
    if not isinstance(said, str):
        return Citation(
            law=said["law"],
            article=said.get("article"),
            paragraph=said.get("paragraph"),
            number=said.get("number"),
            level=LegalLevel[said["level"].upper()],
        )
    local = _LOCAL.fullmatch(said)
    if local is None:
        raise ConfigurationError(f"a basis is a law with its article or 本地配置（理由）: {said}")
    return Citation.local(local["note"])
