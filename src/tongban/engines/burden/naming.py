"""Names (名称表): texts as one run of bytes, read where they lie, found without a dictionary."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt

_BETWEEN = b"\0"

Octets = npt.NDArray[np.uint8]
Begins = npt.NDArray[np.int64]


class Names(Sequence[str]):
    """Texts by number, in bytes that may be mapped from a file."""

    __slots__ = ("begins", "octets")

    def __init__(self, octets: Octets, begins: Begins) -> None:
        self.octets = octets
        self.begins = begins

    @classmethod
    def of(cls, texts: Iterable[bytes]) -> "Names":
        """Return some texts, given as UTF-8."""
        every = list(texts)
        begins = np.zeros(len(every) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, every), np.int64, len(every)) + 1, out=begins[1:])
        return cls(np.frombuffer(b"".join(one + _BETWEEN for one in every), np.uint8), begins)

    def __len__(self) -> int:
        return len(self.begins) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        begin, after = self.begins[place], self.begins[place + 1]
        return self.octets[begin : after - 1].tobytes().decode()

    def __iter__(self) -> Iterator[str]:
        return (one.decode() for one in self.all())

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.place(text) is not None

    def index(self, text: Any, start: int = 0, stop: int | None = None) -> int:
        """Return where a text stands, or raise `ValueError`."""
        place = self.place(text)
        if place is None or not start <= place < (len(self) if stop is None else stop):
            raise ValueError(text)
        return place

    def place(self, text: str) -> int | None:
        """Return where a text stands, or None when it is not there."""
        wanted = re.escape(text.encode() + _BETWEEN)
        for found in re.finditer(wanted, self.octets.data):
            place = int(np.searchsorted(self.begins, found.start()))
            if self.begins[place] == found.start():
                return place
        return None

    def all(self) -> list[bytes]:
        """Return every text as UTF-8."""
        return self.octets.tobytes().split(_BETWEEN)[:-1]

    def chosen(self, places: npt.NDArray[Any]) -> "Names":
        """Return the texts at some places, in that order."""
        every = self.all()
        return Names.of(every[place] for place in places.tolist())
