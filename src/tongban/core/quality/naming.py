"""Naming (字段名称): a rule whose fields, and other register, go by other names.

Rules of a dataset name fields by the codes of data elements, so that they stand whatever a system
calls its columns. People read labels: the rule is renamed before it is put into a sentence.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from tongban.core.quality.checks import Listed, QualityCheck, Unique
from tongban.core.quality.rules import QualityRule

_NAMES: Final = frozenset(
    {"field", "later", "number", "key", "register", "their_key", "their_field"}
)
_Check = TypeVar("_Check", bound=QualityCheck)


def renamed(rule: QualityRule, names: Mapping[str, str]) -> QualityRule:
    """Return the rule under other names; what has no other name keeps its own."""
    condition: Listed | None = None if rule.only_when is None else _check(rule.only_when, names)
    return dataclasses.replace(rule, check=_check(rule.check, names), only_when=condition)


def _check(check: _Check, names: Mapping[str, str]) -> _Check:
    if isinstance(check, Unique):
        fields = tuple(names.get(one, one) for one in check.fields)
        return dataclasses.replace(check, fields=fields)
    named = {one.name for one in dataclasses.fields(check)} & _NAMES
    told = {name: str(getattr(check, name)) for name in sorted(named)}
    other: dict[str, Any] = {name: names.get(one, one) for name, one in told.items()}
    return dataclasses.replace(check, **other)
