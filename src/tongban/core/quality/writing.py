"""Writing (规则写出): a rule as plain values, as files and tables keep; `reading` reads it."""

import dataclasses
import enum
from datetime import date
from decimal import Decimal
from typing import Any, Final

from tongban.core.quality.checks import Listed, QualityCheck
from tongban.core.quality.reading import KINDS
from tongban.core.quality.rules import Consequence, QualityRule

WORDS: Final = {kind: word for word, (kind, _) in KINDS.items()}
"""The word of every kind of check."""


def written(rule: QualityRule) -> dict[str, Any]:
    """Return a rule as a steward would have written it."""
    entry: dict[str, Any] = {
        "code": rule.code,
        WORDS[type(rule.check)]: _fields(rule.check),
        "basis": rule.basis.written,
    }
    if rule.consequence is not Consequence.REJECT:
        entry["consequence"] = rule.consequence.value
    if rule.only_when is not None:
        entry["only_when"] = _fields(rule.only_when)
    return entry


def _fields(check: QualityCheck | Listed) -> dict[str, Any]:
    told = ((one, getattr(check, one.name)) for one in dataclasses.fields(check))
    return {one.name: _plain(value) for one, value in told if value != one.default}


def _plain(value: Any) -> Any:
    match value:
        case enum.Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return list(value)
        case _:
            return value
