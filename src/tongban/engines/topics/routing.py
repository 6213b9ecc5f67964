"""To which department words point (智能转办): by the words of what each department handles.

Complement naive Bayes (Rennie 2003): a department is the more likely, the less the words belong to
all others. It is a suggestion beside the name of the department; a person hands on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import rjieba
from numpy.typing import NDArray


class Router:
    """Learns from texts of which the department is known."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        counted = [(department, features(text)) for text, department in known]
        self.departments = tuple(sorted({department for department, _ in counted}))
        self._places = {
            word: place
            for place, word in enumerate(sorted({word for _, one in counted for word in one}))
        }
        self._weights = self._learned(counted)

    def suggest(self, text: str, *, most: int = 3) -> tuple[tuple[str, float], ...]:
        """Return departments to which a text points, the best first, with how much better.

        Nothing when the text shares no word with what is known.
        """
        found = [
            (self._places[word], count)
            for word, count in features(text).items()
            if word in self._places
        ]
        if not found:
            return ()
        places, counts = (np.array(part) for part in zip(*found, strict=True))
        scores = self._weights[:, places] @ counts / counts.sum()
        best = np.argsort(-scores)[:most]
        return tuple((self.departments[one], float(scores[one] - scores.mean())) for one in best)

    def _learned(self, counted: Sequence[tuple[str, Counter[str]]]) -> NDArray[np.float64]:
        sums = np.zeros((len(self.departments), len(self._places)))
        rows = {department: place for place, department in enumerate(self.departments)}
        for department, one in counted:
            for word, count in one.items():
                sums[rows[department], self._places[word]] += np.log1p(count)
        others = sums.sum(axis=0) - sums + 1.0
        weights: NDArray[np.float64] = -np.log(others / others.sum(axis=1, keepdims=True))
        weights *= weights.shape[1] / np.abs(weights).sum(axis=1, keepdims=True)
        return weights


def features(text: str) -> Counter[str]:
    """Return words, and pairs of characters for words that are cut in different ways."""
    words = [word for word in rjieba.cut(text) if any(map(str.isalnum, word))]
    counted = Counter(word for word in words if len(word) > 1)
    plain = "".join(words)
    counted.update("".join(pair) for pair in pairwise(plain))
    return counted
