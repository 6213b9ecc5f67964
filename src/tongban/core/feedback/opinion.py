"""What many people say (热点话题): a topic is messages that are alike, over time and place.

A burst is more of them within a week than the four weeks before let one expect: so many that chance
(a Poisson count at the old pace) brings it once in a hundred times at most, and no fewer than five.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WEEK: Final = timedelta(days=7)
BEFORE: Final = 4
"""How many weeks before are compared (本地配置)."""

FEWEST: Final = 5
"""With fewer messages in a week nothing is called a burst (本地配置)."""

CHANCE: Final = 0.01
"""How seldom chance may bring as many (本地配置)."""

_SLOWEST: Final = 0.5
"""A topic that was silent is reckoned at one message in a fortnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What one person said, as far as it is looked at: no name, no number (留言)."""

    key: str
    title: str
    words: str
    day: date
    place: str = ""
    item: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """More messages in a week than the weeks before let one expect (突增)."""

    count: int
    expected: float
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HotTopic:
    """Messages about one matter (热点话题), and the words by which it is known."""

    words: tuple[str, ...]
    messages: tuple[Message, ...]

    @property
    def first_on(self) -> date:
        """Return the day of the first message."""
        return min(one.day for one in self.messages)

    @property
    def last_on(self) -> date:
        """Return the day of the latest message."""
        return max(one.day for one in self.messages)

    def weeks(self, today: date, *, back: int) -> tuple[int, ...]:
        """Return how many messages came in each of the last weeks, the oldest first."""
        ages = Counter((today - one.day).days // WEEK.days for one in self.messages)
        return tuple(ages[week] for week in range(back - 1, -1, -1))

    def spread(self, of: str) -> tuple[tuple[str, int], ...]:
        """Return how often each `place`, `item` or `department` is named, the most often first."""
        named = Counter(getattr(one, of) for one in self.messages)
        return tuple((name, count) for name, count in named.most_common() if name)

    def burst(self, today: date) -> Burst | None:
        """Return the burst that the last week is; None when it is none."""
        *before, count = self.weeks(today, back=BEFORE + 1)
        expected = max(sum(before) / BEFORE, _SLOWEST)
        chance = at_least(count, expected)
        if count < FEWEST or chance > CHANCE:
            return None
        return Burst(count=count, expected=expected, chance=chance)


def at_least(count: int, expected: float) -> float:
    """Return how often chance brings at least `count` where `expected` are usual (Poisson)."""
    below = math.fsum(
        math.exp(-expected + place * math.log(expected) - math.lgamma(place + 1))
        for place in range(count)
    )
    return max(0.0, 1.0 - below)


def ranked(topics: Iterable[HotTopic], today: date) -> tuple[HotTopic, ...]:
    """Return topics, bursts first, then those of which most is heard lately."""

    def rank(topic: HotTopic) -> tuple[bool, int, int]:
        month = sum(topic.weeks(today, back=BEFORE))
        return topic.burst(today) is not None, month, len(topic.messages)

    return tuple(sorted(topics, key=rank, reverse=True))
