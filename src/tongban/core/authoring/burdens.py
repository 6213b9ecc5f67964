"""Burdens (负担): whether a change makes things heavier or lighter for the applicant (四减).

More to prove, to fill in, to pay, to wait or to come for is heavier. Where that depends on the
person, as with a condition that is merely rewritten, nothing is claimed.
"""

import enum
from collections.abc import Callable, Mapping
from typing import Any, Final, assert_never

from tongban.core.authoring.copies import Basics
from tongban.core.authoring.sections import Section
from tongban.core.catalog.conditions.nodes import ALWAYS, NEVER
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import AcceptanceCondition, Fee, FormField
from tongban.core.catalog.steps import SpecialProcedure, Step
from tongban.core.vocabulary.limits import TimeLimit, shorter


class Burden(enum.Enum):
    """What a change means to the applicant (负担变化)."""

    HEAVIER = "heavier"
    LIGHTER = "lighter"
    DEPENDS = "depends"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return the word a reader sees."""
        return {
            "heavier": "加重负担",
            "lighter": "减轻负担",
            "depends": "因人而异",
            "none": "不影响负担",
        }[self.value]

    @property
    def opposite(self) -> "Burden":
        """Return what the change means when it is read backwards."""
        match self:
            case Burden.HEAVIER:
                return Burden.LIGHTER
            case Burden.LIGHTER:
                return Burden.HEAVIER
            case Burden.DEPENDS | Burden.NONE:
                return self
            case _ as impossible:
                assert_never(impossible)


def of_row(section: Section, row: Any) -> Burden:
    """Return what it means that a row comes in."""
    match section:
        case Section.CONDITIONS | Section.REQUIREMENTS | Section.INTERMEDIARY_SERVICES:
            return Burden.HEAVIER
        case Section.QUESTIONS | Section.FIELDS | Section.FEES | Section.SPECIAL_PROCEDURES:
            return Burden.HEAVIER
        case Section.STEPS:
            return Burden.HEAVIER if row.presence else Burden.DEPENDS
        case _:
            return Burden.NONE


def of_field(kind: type, field: str, before: Any, after: Any) -> Burden:
    """Return what it means that a field of a part changes."""
    judge = _FIELDS.get(kind, {}).get(field)
    return judge(before, after) if judge is not None else Burden.NONE


def of_all(burdens: "tuple[Burden, ...]") -> Burden:
    """Return what several changes mean together."""
    told = {burden for burden in burdens if burden is not Burden.NONE}
    if not told:
        return Burden.NONE
    return told.pop() if len(told) == 1 else Burden.DEPENDS


def _more(before: Any, after: Any) -> Burden:
    return Burden.HEAVIER if after > before else Burden.LIGHTER


def _less(before: Any, after: Any) -> Burden:
    return _more(after, before)


def _when(before: Any, after: Any) -> Burden:
    if after == ALWAYS or before == NEVER:
        return Burden.HEAVIER
    return Burden.LIGHTER if before == ALWAYS or after == NEVER else Burden.DEPENDS


def _longer(before: TimeLimit | None, after: TimeLimit | None) -> Burden:
    if before is None or after is None:
        return Burden.HEAVIER if before is None else Burden.LIGHTER
    if shorter(before, after):
        return Burden.HEAVIER
    if shorter(after, before):
        return Burden.LIGHTER
    same = (before.value, before.unit) == (after.value, after.unit)
    return Burden.NONE if same else Burden.DEPENDS


def _ways(before: tuple[Any, ...], after: tuple[Any, ...]) -> Burden:
    """Another way to prove the same is lighter, one way less is heavier."""
    one, other = ({frozenset(way) for way in ways} for ways in (before, after))
    if one == other:
        return Burden.NONE
    if one < other:
        return Burden.LIGHTER
    return Burden.HEAVIER if other < one else Burden.DEPENDS


def _fewer(before: tuple[Any, ...], after: tuple[Any, ...]) -> Burden:
    """Fewer channels or audiences leave somebody out."""
    one, other = {*before}, {*after}
    if one < other:
        return Burden.LIGHTER
    return Burden.HEAVIER if other < one else Burden.DEPENDS


def _presence(before: str, after: str) -> Burden:
    return Burden.NONE if before and after else _more(bool(before), bool(after))


_Judge = Callable[[Any, Any], Burden]
_FIELDS: Final[Mapping[type, Mapping[str, _Judge]]] = {
    Basics: {
        "statutory_limit": _longer,
        "promised_limit": _longer,
        "acceptance_limit": _longer,
        "extension_limit": _longer,
        "delivery_limit": _longer,
        "visits": _more,
        "channels": _fewer,
        "audiences": _fewer,
    },
    AcceptanceCondition: {"expression": lambda _before, _after: Burden.DEPENDS},
    EvidenceRequirement: {
        "alternatives": _ways,
        "needed_when": _when,
        "deferrable": _less,
        "declarable": _less,
        "original_seen": _more,
        "copies": _more,
        "least_trust": _more,
    },
    FormField: {"needed_when": _when, "optional": _less},
    Fee: {"amount": lambda before, after: _more(before.fen, after.fen), "needed_when": _when},
    Step: {"limit": _longer, "needed_when": _when, "presence": _presence},
    SpecialProcedure: {"limit": _longer},
}
