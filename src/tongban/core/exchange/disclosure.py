"""Disclosure (最小披露): only granted fields leave; a claim is confirmed without telling the value.

一致, 不一致, 查无, 不可用 are four different answers. Only the first passes by itself, and the last
is never a refusal of anybody: the person then proves it another way (浙江省规定 §7).
"""

import enum
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any


class Verdict(enum.StrEnum):
    """What a register says to a claim (核验结论)."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NO_RECORD = "no_record"
    NOT_AVAILABLE = "not_available"

    @property
    def words(self) -> str:
        """Return the verdict as officers and citizens know it."""
        return _WORDS[self]

    @property
    def passes(self) -> bool:
        """Tell whether the claim may be taken as proved without anybody looking."""
        return self is Verdict.CONSISTENT


_WORDS = {
    Verdict.CONSISTENT: "一致",
    Verdict.INCONSISTENT: "不一致",
    Verdict.NO_RECORD: "查无",
    Verdict.NOT_AVAILABLE: "不可用",
}
_GRAVEST_FIRST = (Verdict.INCONSISTENT, Verdict.NOT_AVAILABLE, Verdict.NO_RECORD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What may leave of a record, and the names of what the provider sent beside (披露内容)."""

    fields: Mapping[str, Any]
    dropped: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The verdict on all claims together, and on each (核验结果)."""

    verdict: Verdict
    by_field: Mapping[str, Verdict]


def minimal(sent: Mapping[str, Any], granted: frozenset[str]) -> Disclosure:
    """Return of what a provider sent only the fields granted (个人信息保护法 §6)."""
    return Disclosure(
        fields={name: value for name, value in sent.items() if name in granted},
        dropped=frozenset(sent) - granted,
    )


def verified(claims: Mapping[str, Any], known: Mapping[str, Any] | None) -> Verification:
    """Return how `claims` compare with what the register knows; None says it knows nobody."""
    if known is None:
        by_field = dict.fromkeys(claims, Verdict.NO_RECORD)
    else:
        by_field = {name: _compared(name, claim, known) for name, claim in claims.items()}
    return Verification(verdict=_of_all(by_field), by_field=by_field)


def not_verified(claims: Mapping[str, Any]) -> Verification:
    """Return that the register did not answer, which says nothing against the claims."""
    by_field = dict.fromkeys(claims, Verdict.NOT_AVAILABLE)
    return Verification(verdict=Verdict.NOT_AVAILABLE, by_field=by_field)


def _compared(name: str, claim: Any, known: Mapping[str, Any]) -> Verdict:
    if name not in known:
        return Verdict.NO_RECORD
    return Verdict.CONSISTENT if _same(claim, known[name]) else Verdict.INCONSISTENT


def _same(claim: Any, known: Any) -> bool:
    """Tell whether a claim, as JSON carries it, is the value known: text without its width."""
    match known:
        case bool() | None:
            return claim is known
        case int() | Decimal():
            return _number(claim) == known
        case date():
            return bool(claim == known.isoformat())
        case str():
            return isinstance(claim, str) and _folded(claim) == _folded(known)
        case Mapping():
            return (
                isinstance(claim, Mapping)
                and claim.keys() == known.keys()
                and all(_same(claim[name], known[name]) for name in known)
            )
        case _:
            return (
                isinstance(claim, list)
                and len(claim) == len(known)
                and all(map(_same, claim, known))
            )


def _number(claim: Any) -> Decimal | None:
    """Return a number however it was written; yes and no are none."""
    if isinstance(claim, bool) or not isinstance(claim, int | Decimal | str):
        return None
    try:
        return Decimal(claim)
    except InvalidOperation:
        return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _of_all(by_field: Mapping[str, Verdict]) -> Verdict:
    """Return the gravest verdict; claims that were never made prove nothing."""
    if not by_field:
        return Verdict.NOT_AVAILABLE
    return next(
        (grave for grave in _GRAVEST_FIRST if grave in by_field.values()), Verdict.CONSISTENT
    )
