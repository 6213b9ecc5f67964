"""Texts (文本表): every name once, as one run of bytes with the places where each begins."""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

_BETWEEN = b"\0"


class TextTable:
    """The texts of a file, by number."""

    __slots__ = ("_begins", "_bytes")

    def __init__(self, content: npt.NDArray[np.uint8], begins: npt.NDArray[np.int64]) -> None:
        self._bytes = memoryview(content.data)
        self._begins = begins

    def __len__(self) -> int:
        return len(self._begins) - 1

    def octets(self, number: int) -> bytes:
        """Return a text as UTF-8."""
        begin, after = self._begins[number], self._begins[number + 1]
        return bytes(self._bytes[begin : after - len(_BETWEEN)])

    def __getitem__(self, number: int) -> str:
        return self.octets(number).decode()

    def all(self) -> list[bytes]:
        """Return every text as UTF-8."""
        return bytes(self._bytes).split(_BETWEEN)[:-1]

    def containing(self, word: bytes) -> npt.NDArray[np.bool_]:
        """Tell which texts hold a word, case of Latin letters aside."""
        found = re.finditer(re.escape(word), self._bytes, re.IGNORECASE)
        places = np.fromiter((match.start() for match in found), dtype=np.int64)
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[np.searchsorted(self._begins, places, side="right") - 1] = True
        return mask


class Interned(dict[bytes, int]):
    """Numbers for texts: a text that is met for the first time gets the next number."""

    def __missing__(self, text: bytes) -> int:
        number = self[text] = len(self)
        return number

    def numbers(self, texts: Iterable[bytes], count: int) -> npt.NDArray[np.int32]:
        """Return the number of each text."""
        return np.fromiter(map(self.__getitem__, texts), dtype=np.int32, count=count)

    def arrays(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
        """Return all texts in the order of their numbers, as `TextTable` reads them."""
        content = b"".join(text + _BETWEEN for text in self)
        begins = np.zeros(len(self) + 1, dtype=np.int64)
        np.cumsum(
            np.fromiter((len(text) + len(_BETWEEN) for text in self), np.int64, len(self)),
            out=begins[1:],
        )
        return np.frombuffer(content, dtype=np.uint8), begins
