"""Find topics (热点发现): chains of messages that are alike, and the words they share.

The threshold follows from the messages themselves: the lowest at which no chain takes up more than
a twentieth of them, and 0.6 at most. Lower, and chains swallow everything; no label is looked at.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tongban.core.feedback.opinion import HotTopic, Message
from tongban.engines.topics.alike import joined, pairs
from tongban.engines.topics.vectors import vectors, words_of

LARGEST_SHARE: Final = 0.05
LARGEST_AT_LEAST: Final = 12
"""Among few messages a chain may be larger than their twentieth."""

LOWEST, HIGHEST, STEP = 0.14, 0.6, 0.01
MANY: Final = 1_000
LOWEST_AMONG_FEW: Final = 0.25
"""Among few messages no word is rare, and everything looks a little alike."""

SHARED: Final = 2
"""One word that two messages share, and nothing else, may stand in any two."""

FEWEST: Final = 3
_WORDS: Final = 5


def find(messages: Sequence[Message], *, fewest: int = FEWEST) -> tuple[HotTopic, ...]:
    """Return the topics of at least so many messages, the largest first."""
    heads = grouped([(one.title, one.words) for one in messages])
    members: dict[int, list[int]] = {}
    for place, head in enumerate(heads.tolist()):
        members.setdefault(head, []).append(place)
    chosen = sorted(
        (group for group in members.values() if len(group) >= fewest), key=len, reverse=True
    )
    counted = Counter(word for one in messages for word in set(words_of(one.title, "")))
    return tuple(
        HotTopic(
            words=_known_by([messages[place] for place in group], counted),
            messages=tuple(messages[place] for place in group),
        )
        for group in chosen
    )


def grouped(texts: Sequence[tuple[str, str]]) -> NDArray[np.int64]:
    """Return for each text the place of the first one of its group."""
    if not texts:
        return np.zeros(0, dtype=np.int64)
    rows, _ = vectors([words_of(title, words) for title, words in texts])
    lowest = LOWEST if len(texts) >= MANY else LOWEST_AMONG_FEW
    alike, cosines = pairs(rows, least=lowest, shared=SHARED)
    most = max(LARGEST_AT_LEAST, int(len(texts) * LARGEST_SHARE))
    steps = round((HIGHEST - lowest) / STEP)
    heads = np.arange(len(texts))
    for step in range(steps + 1):
        heads = joined(len(texts), alike[cosines >= lowest + step * STEP])
        if np.bincount(heads).max() <= most:
            break
    return heads


def _known_by(messages: Sequence[Message], everywhere: Counter[str]) -> tuple[str, ...]:
    """Return the words that stand in most titles of a topic and in few others."""
    here = Counter(word for one in messages for word in set(words_of(one.title, "")))
    weighed = {word: count * count / everywhere[word] for word, count in here.items() if count > 1}
    best = sorted(weighed, key=lambda word: (-weighed[word], -len(word), word))
    words: list[str] = []
    for word in best:
        if not any(word in longer or longer in word for longer in words):
            words.append(word)
    return tuple(words[:_WORDS]) or (messages[0].title,)
