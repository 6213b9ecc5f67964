"""Leftovers (未读出的原文): the sentences from which no rule made anything.

They are shown beside the suggestions, so that nothing of a guide is lost by not being read.
"""

import re
from collections.abc import Iterable
from typing import Final

from tongban.core.reading.blocks import GuideText
from tongban.core.reading.fragments import Fragment, whole
from tongban.core.reading.markers import without_marker
from tongban.core.reading.suggestions import Suggestion
from tongban.core.reading.topics import topic_of_label

_SENTENCE: Final = re.compile(r"[。\n]")
_SHORTEST: Final = 4


def leftovers(guide: GuideText, found: Iterable[Suggestion]) -> tuple[Fragment, ...]:
    """Return the sentences that hold no words of any suggestion and are no mere heading."""
    read: dict[int, list[Fragment]] = {}
    for one in found:
        read.setdefault(one.source.block.number, []).append(one.source)
    sentences = [
        sentence
        for block in guide.blocks
        for sentence in whole(block).split(_SENTENCE)
        if not any(_meet(sentence, words) for words in read.get(block.number, ()))
    ]
    return tuple(one for one in sentences if _says_something(one))


def _meet(one: Fragment, other: Fragment) -> bool:
    return one.start < other.end and other.start < one.end


def _says_something(sentence: Fragment) -> bool:
    words = without_marker(sentence).text
    return len(words) >= _SHORTEST and topic_of_label(words) is None
