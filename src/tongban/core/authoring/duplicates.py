"""Duplicates (材料归并): the same material under several names, found across departments.

Two evidence types are alike when their names are, once what every department adds to a name is
taken off, or when they carry the same elements. And one evidence type that each department calls
something else is told with all its names: the one electronic catalogue (电子目录) has one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceType

LEAST_ALIKE: Final = 0.6
"""Below this nobody is asked to look; local configuration (本地配置)."""
_ELEMENTS_WEIGH: Final = 0.35
_MOST_SHARING: Final = 200
_ADDED: Final = re.compile(
    r"原件|复印件|扫描件|电子版|纸质版|彩色|加盖公章|盖章|一式[一二两三四五]份|[（()）、，,。；;\s《》“”]"
)
_BEFORE: Final = re.compile(r"^(?:申请人|本人|企业|单位|经办人|法定代表人)(?:的)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two evidence types that may be one (疑似重复), and why; `score` runs from 0 to 1."""

    one: str
    other: str
    score: float
    names: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyNames:
    """One material and what the departments call it (同材异名): each name with who uses it."""

    evidence: str
    names: Mapping[str, tuple[str, ...]]


def normalised(name: str) -> str:
    """Return the heart of a name: without widths, brackets, and what is added to every name."""
    plain = _ADDED.sub("", unicodedata.normalize("NFKC", name).lower())
    bare = _BEFORE.sub("", plain)
    return bare or plain or name


def alike(one: str, other: str) -> float:
    """Return how alike two names are: shared pairs of characters (Dice), 1 for the same heart."""
    first, second = _pairs(normalised(one)), _pairs(normalised(other))
    together = sum((first & second).values())
    return 2 * together / (first.total() + second.total())


def near_duplicates(catalogue: Catalogue, *, least: float = LEAST_ALIKE) -> tuple[Likeness, ...]:
    """Return pairs of evidence types that may be one, the most alike first.

    What was merged already, so that one names the other as an alias, is left out.
    """
    papers = catalogue.evidence
    found = (_likeness(papers[one], papers[other]) for one, other in _candidates(papers))
    kept = (like for like in found if like.score >= least)
    return tuple(sorted(kept, key=lambda like: (-like.score, like.one, like.other)))


def many_names(catalogue: Catalogue, *, least: int = 2) -> tuple[ManyNames, ...]:
    """Return materials that items ask for under several names, those with the most names first."""
    used: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item in catalogue.items.values():
        for requirement in item.requirements:
            if len(requirement.alternatives) == 1 and len(requirement.alternatives[0]) == 1:
                used[requirement.alternatives[0][0]][requirement.name].add(item.department)
    told = (
        ManyNames(
            evidence=code,
            names={name: tuple(sorted(offices)) for name, offices in sorted(names.items())},
        )
        for code, names in used.items()
        if len(names) >= least
    )
    return tuple(sorted(told, key=lambda one: (-len(one.names), one.evidence)))


def departments_using(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return which departments ask for each evidence type."""
    used: dict[str, set[str]] = defaultdict(set)
    for item in catalogue.items.values():
        for requirement in item.requirements:
            for way in requirement.alternatives:
                for code in way:
                    used[code].add(item.department)
    return {code: tuple(sorted(offices)) for code, offices in used.items()}


def _candidates(papers: Mapping[str, EvidenceType]) -> Iterator[tuple[str, str]]:
    """Yield pairs that share a pair of characters or an element, each once.

    What hundreds share, such as 证明, tells nothing and is not followed.
    """
    sharing: dict[object, list[str]] = defaultdict(list)
    for code, paper in papers.items():
        for name in (paper.name, *paper.aliases):
            for pair in _pairs(normalised(name)):
                sharing[pair].append(code)
        for element in paper.proves:
            sharing[element, "element"].append(code)
    seen: set[tuple[str, str]] = set()
    for codes in sharing.values():
        if len(codes) <= _MOST_SHARING:
            seen.update(combinations(sorted(set(codes)), 2))
    yield from (pair for pair in sorted(seen) if not _merged(papers[pair[0]], papers[pair[1]]))


def _merged(one: EvidenceType, other: EvidenceType) -> bool:
    return one.name in other.aliases or other.name in one.aliases


def _likeness(one: EvidenceType, other: EvidenceType) -> Likeness:
    names = max(alike(*pair) for pair in _named(one, other))
    shared = tuple(sorted({*one.proves} & {*other.proves}))
    all_elements = {*one.proves} | {*other.proves}
    elements = len(shared) / len(all_elements) if all_elements else 0.0
    score = max(names, names * (1 - _ELEMENTS_WEIGH) + elements * _ELEMENTS_WEIGH)
    return Likeness(one=one.code, other=other.code, score=score, names=names, shared=shared)


def _named(one: EvidenceType, other: EvidenceType) -> Iterable[tuple[str, str]]:
    for first in (one.name, *one.aliases):
        for second in (other.name, *other.aliases):
            yield first, second


def _pairs(text: str) -> Counter[str]:
    if len(text) == 1:
        return Counter([text])
    return Counter(text[place : place + 2] for place in range(len(text) - 1))
