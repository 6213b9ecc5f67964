"""Duplicates (材料归并): the same material under several names, found across departments.

Two evidence types are alike when their names are, once what every department adds to a name is
taken off, or when they carry the same elements. And one evidence type that each department calls
something else is told with all its names: the one electronic catalogue (电子目录) has one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceType

Pairs: TypeAlias = frozenset[tuple[str, int]]

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
    return _dice(_pairs(normalised(one)), _pairs(normalised(other)))


def near_duplicates(catalogue: Catalogue, *, least: float = LEAST_ALIKE) -> tuple[Likeness, ...]:
    """Return pairs of evidence types that may be one, the most alike first.

    What was merged already, so that one names the other as an alias, is left out.
    """
    papers = [_Seen.of(paper) for _, paper in sorted(catalogue.evidence.items())]
    found = (_likeness(one, other) for one, other in _candidates(papers))
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


@dataclass(frozen=True, slots=True)
class _Seen:
    """A material as it is compared: the pairs of characters of each name, taken apart once."""

    paper: EvidenceType
    names: tuple[Pairs, ...]
    elements: frozenset[str]

    @classmethod
    def of(cls, paper: EvidenceType) -> "_Seen":
        names = (paper.name, *paper.aliases)
        pairs = tuple(_pairs(normalised(name)) for name in names)
        return cls(paper, pairs, frozenset(paper.proves))


def _candidates(papers: Sequence[_Seen]) -> Iterator[tuple[_Seen, _Seen]]:
    """Yield pairs that share a pair of characters or an element, each once.

    What hundreds share, such as 证明, tells nothing and is not followed.
    """
    sharing: dict[object, list[int]] = defaultdict(list)
    for place, seen in enumerate(papers):
        for feature in _features(seen):
            sharing[feature].append(place)
    for place, seen in enumerate(papers):
        near = {
            other
            for feature in _features(seen)
            if len(sharing[feature]) <= _MOST_SHARING
            for other in sharing[feature]
            if other > place
        }
        for other in near:
            if not _merged(seen.paper, papers[other].paper):
                yield seen, papers[other]


def _features(seen: _Seen) -> set[object]:
    return {(element,) for element in seen.elements}.union(*seen.names)


def _merged(one: EvidenceType, other: EvidenceType) -> bool:
    return one.name in other.aliases or other.name in one.aliases


def _likeness(one: _Seen, other: _Seen) -> Likeness:
    names = max(_dice(mine, theirs) for mine in one.names for theirs in other.names)
    shared, either = one.elements & other.elements, one.elements | other.elements
    elements = len(shared) / len(either) if either else 0.0
    score = max(names, names * (1 - _ELEMENTS_WEIGH) + elements * _ELEMENTS_WEIGH)
    return Likeness(
        one=one.paper.code,
        other=other.paper.code,
        score=score,
        names=names,
        shared=tuple(sorted(shared)),
    )


def _dice(one: Pairs, other: Pairs) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _pairs(text: str) -> Pairs:
    """Return the pairs of neighbouring characters, each with how often it stood before."""
    times: Counter[str] = Counter()
    pairs: set[tuple[str, int]] = set()
    for pair in [text] if len(text) == 1 else map("".join, pairwise(text)):
        pairs.add((pair, times[pair]))
        times[pair] += 1
    return frozenset(pairs)
