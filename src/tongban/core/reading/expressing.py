"""Expressing (读成表达式): a sentence as a condition over the elements of the catalogue.

A sentence is read clause by clause: turns of phrase first, then numbers, then the elements whose
own words it uses. A clause that nothing reads is left out, and the reading says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import (
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Constant,
    Not,
)
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.reading.matching import matched
from tongban.core.reading.measures import measured
from tongban.core.reading.sayings import Said, said

_EXCLUDES: Final = re.compile(
    r"[，,]?(?:均)?(?:不能|不得|不可以?|不予|不再)(?:重复)?(?:申请|享受|受理|办理|领取|登记)[^，。]{0,6}\Z"
    r"|[，,]?不适用[^，。]{0,12}\Z"
)
_CLAUSE: Final = re.compile(
    r"[，,；;]|且|(?<!合)并(?=以|已|有|在)|同时(?=符合|具备|具有)|(?<=的)、|以及"
)
_EITHER: Final = re.compile(r"或者?(?:已经|者)?|(?<=的)、")
_TRAILING: Final = re.compile(r"的?(?:[，,]?(?:可以|均可|方可)(?:申请|申领|办理).*)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What words may mean (词库): the elements and evidence types of a catalogue.

    `context` is the title of the guide, which says what all of its sentences are about.
    """

    elements: Mapping[str, DataElement]
    evidence: Mapping[str, EvidenceType]
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expressed:
    """What a sentence was read as (读法), and whether every clause of it was read."""

    condition: Condition
    complete: bool


def lexicon_of(catalogue: Catalogue, *, context: str = "") -> Lexicon:
    """Return the words of a catalogue, for a guide with the title `context`."""
    return Lexicon(elements=catalogue.elements, evidence=catalogue.evidence, context=context)


def express(words: str, lexicon: Lexicon) -> Expressed | None:
    """Return `words` as a condition, as far as it can be read; None when nothing of it can."""
    if excludes := _EXCLUDES.search(words):
        return _excluding(words[: excludes.start()], lexicon)
    sentence = _TRAILING.sub("", words)
    sayings = said(sentence, lexicon.elements)
    read = [
        _meaning(sentence, start, end, sayings=sayings, lexicon=lexicon)
        for start, end in _clauses(sentence)
    ]
    known = _once(part for parts in read for part in parts)
    if not known:
        return None
    return Expressed(condition=_joined(known), complete=all(read))


def _excluding(words: str, lexicon: Lexicon) -> Expressed | None:
    """Return a condition that none of the cases named holds; all of them must be read."""
    cases = [case for case in _CLAUSE.split(words) if len(case) > 1]
    read = [_either(case, words, lexicon) for case in cases]
    known = _once(part for parts in read for part in parts)
    if not known:
        return None
    return Expressed(condition=_joined([_opposite(part) for part in known]), complete=all(read))


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in (*_CLAUSE.finditer(sentence), None):
        end = stop.start() if stop else len(sentence)
        if end - start > 1:
            yield start, end
        start = stop.end() if stop else end


def _meaning(
    sentence: str, start: int, end: int, *, sayings: list[Said], lexicon: Lexicon
) -> list[Condition]:
    """Return what a clause says: the turns of phrase that reach into it, else what it reads as."""
    inside = [one for one in sayings if one[1] < end and start < one[2]]
    if any(one[1] < start or end < one[2] for one in inside):
        return [one[0] for one in inside]
    return _clause(sentence[start:end], sentence, lexicon)


def _clause(clause: str, sentence: str, lexicon: Lexicon) -> list[Condition]:
    """Return everything that one clause says; alternatives in it must all be read."""
    found = said(clause, lexicon.elements)
    if not found:
        found = list(measured(clause, lexicon.elements, context=lexicon.context))
        if not found and clause != sentence:
            found = list(measured(sentence, lexicon.elements)) if _has_number(clause) else []
    else:
        found += [
            one
            for one in measured(clause, lexicon.elements)
            if not any(start <= one[1] < end for _, start, end in found)
        ]
    if found:
        return _once(condition for condition, _, _ in found)
    one = matched(clause, lexicon.elements, context=lexicon.context)
    return [one] if one is not None else []


def _either(case: str, sentence: str, lexicon: Lexicon) -> list[Condition]:
    found = [_clause(part, sentence, lexicon) for part in _EITHER.split(case) if len(part) > 1]
    if all(found):
        return _once(part for parts in found for part in parts)
    return _clause(case, sentence, lexicon)


def _has_number(clause: str) -> bool:
    return re.search(r"\d|[一二三四五六七八九十]", clause) is not None


def _joined(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def any_of(parts: Iterable[Condition]) -> Condition:
    """Return alternatives as one condition."""
    once = _once(parts)
    return once[0] if len(once) == 1 else AnyOf(tuple(once))


def _opposite(condition: Condition) -> Condition:
    """Return the opposite, written as plainly as can be."""
    match condition:
        case Compare(left=left, comparison=Comparison.EQUAL, right=Constant(value=bool(value))):
            return Compare(left, Comparison.EQUAL, Constant(not value))
        case _:
            return Not(condition)


def _once(parts: Iterable[Condition]) -> list[Condition]:
    return list(dict.fromkeys(parts))
