"""Kleene's logic (三值逻辑): how yes, no and "not known" join.

Inside the engines a truth is `True`, `False` or `None` for unknown; `Truth` is what callers see.
"""

from collections.abc import Iterable
from typing import assert_never

from tongban.core.catalog.conditions.signs import Quantifier


def all_met(truths: Iterable[bool | None]) -> bool | None:
    """Join by "and": one no decides."""
    result: bool | None = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_met(truths: Iterable[bool | None]) -> bool | None:
    """Join by "or": one yes decides."""
    result: bool | None = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result


def opposite(truth: bool | None) -> bool | None:  # noqa: FBT001 - a truth value, not a switch
    """Turn yes into no and no into yes."""
    return None if truth is None else not truth


def at_least(count: int, truths: Iterable[bool | None]) -> bool | None:
    """Tell whether `count` are met; no as soon as too few still could be."""
    known = list(truths)
    if known.count(True) >= count:
        return True
    return None if known.count(True) + known.count(None) >= count else False


def quantify(quantifier: Quantifier, truths: Iterable[bool | None]) -> bool | None:
    """Join what holds of each record."""
    match quantifier:
        case Quantifier.EVERY:
            return all_met(truths)
        case Quantifier.SOME:
            return any_met(truths)
        case Quantifier.NONE:
            return opposite(any_met(truths))
        case _:
            assert_never(quantifier)
