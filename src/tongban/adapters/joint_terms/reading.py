"""Read the file (读取联办规则): strictly, since a rule that is misspelt would be no rule."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.core.joint.terms import JointMode, JointTerms, OpinionTerms
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

_LIMIT: Final = re.compile(r"(?P<value>[0-9]+) 个工作日 @ (?P<basis>.+)")
_WORDS: Final = frozenset(JointTerms.__dataclass_fields__) - {"code"}
_OPINION_WORDS: Final = frozenset(OpinionTerms.__dataclass_fields__)


def read_joint_terms(file: Path) -> Mapping[str, JointTerms]:
    """Return how a city handles things jointly, by the code of the journey or item.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        return {code: _terms(code, entry) for code, entry in said.items()}
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault


def _terms(code: str, entry: Mapping[str, Any]) -> JointTerms:
    _require_known(entry, _WORDS)
    on_notice: Mapping[str, str] = entry.get("on_notice", {})
    return JointTerms(
        code=code,
        mode=JointMode(entry["mode"]),
        basis=parse_citation(entry["basis"]),
        lead=entry["lead"],
        decides=frozenset(entry["decides"]),
        opinions=tuple(map(_opinion, entry.get("opinions", ()))),
        visits=dict(entry.get("visits", {})),
        gaps=_limit(entry["gaps"]) if "gaps" in entry else None,
        at_once=bool(entry.get("at_once", False)),
        on_notice={item: parse_citation(basis) for item, basis in on_notice.items()},
        extension_department=entry["extension_department"],
    )


def _opinion(entry: Mapping[str, str]) -> OpinionTerms:
    _require_known(entry, _OPINION_WORDS)
    return OpinionTerms(
        department=entry["department"],
        about=entry["about"],
        limit=_limit(entry["limit"]),
        silence=_basis(entry, "silence"),
        veto=_basis(entry, "veto"),
        with_item=entry.get("with_item", ""),
    )


def _basis(entry: Mapping[str, str], word: str) -> Citation | None:
    return parse_citation(entry[word]) if word in entry else None


def _limit(said: str) -> TimeLimit:
    parts = _LIMIT.fullmatch(said)
    if parts is None:
        raise ConfigurationError(f"a limit is written “3 个工作日 @ 依据”: {said}")
    return TimeLimit.working_days(int(parts["value"]), parse_citation(parts["basis"]))


def _require_known(entry: Mapping[str, Any], words: frozenset[str]) -> None:
    if unknown := set(entry) - words:
        raise ConfigurationError(f"unknown words in the terms of joint handling: {sorted(unknown)}")
