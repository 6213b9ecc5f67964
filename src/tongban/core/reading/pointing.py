"""Pointing (第二解析): words that another reader points at, read by the same rules.

A second proposer, such as a language model, says only where in the guide something stands and of
what kind it is. What the words mean our own rules say, and words that they already found are not
suggested again. So nothing that is not written in the guide can come in by this way either.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.reading.blocks import GuideText
from tongban.core.reading.citing import citations
from tongban.core.reading.expressing import Lexicon, lexicon_of
from tongban.core.reading.fragments import Fragment
from tongban.core.reading.materials import materials
from tongban.core.reading.passages import Passage
from tongban.core.reading.requiring import requirements
from tongban.core.reading.suggestions import CitationFound, Suggestion
from tongban.core.reading.timing import limits
from tongban.core.reading.topics import Topic

_CONFIDENCE: Final = 0.4


class PointedKind(enum.Enum):
    """What another reader takes some words for (第二解析的种类)."""

    EVIDENCE = "evidence"
    CONDITION = "condition"
    LIMIT = "limit"
    CITATION = "citation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Some words of a guide and what they are taken for (指认)."""

    kind: PointedKind
    block: int
    start: int
    end: int


def pointed_at(
    pointers: Iterable[Pointer],
    guide: GuideText,
    catalogue: Catalogue,
    *,
    found: Iterable[Suggestion],
) -> tuple[Suggestion, ...]:
    """Return what the rules make of words pointed at, without what is `found` already."""
    taken = [one.source for one in found]
    lexicon = lexicon_of(catalogue)
    fresh = (
        replace(one, rule=f"second.{pointer.kind.value}", confidence=_CONFIDENCE)
        for pointer in pointers
        for one in _read(pointer, guide, lexicon)
        if not any(_meet(one.source, other) for other in taken)
    )
    return tuple({one.where: one for one in fresh}.values())


def _read(pointer: Pointer, guide: GuideText, lexicon: Lexicon) -> Iterator[Suggestion]:
    blocks = {block.number: block for block in guide.blocks}
    block = blocks.get(pointer.block)
    if block is None or not 0 <= pointer.start < pointer.end <= len(block.text):
        return
    words = Fragment(block, pointer.start, pointer.end)
    match pointer.kind:
        case PointedKind.EVIDENCE:
            passage = Passage(topic=Topic.EVIDENCE, words=words, listed=True)
            yield from materials(passage, lexicon)
        case PointedKind.CONDITION:
            yield from requirements(Passage(topic=Topic.CONDITIONS, words=words), lexicon, group=0)
        case PointedKind.LIMIT:
            yield from limits(Passage(topic=Topic.LIMITS, words=words))
        case PointedKind.CITATION:
            for citation, cited in citations(words):
                finding = CitationFound(citation=citation, sets_up=False)
                yield Suggestion(finding=finding, source=cited, rule="")
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _meet(one: Fragment, other: Fragment) -> bool:
    same = one.block.number == other.block.number
    return same and one.start < other.end and other.start < one.end
