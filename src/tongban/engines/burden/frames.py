"""Frames (骨架列): flattened items side by side in columns, whatever the year and the registers.

A shard of items is a frame, and frames put together are one. So a publication remakes the frame of
the shard that it falls in, and the whole is joined anew from those that stay as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tongban.engines.burden.naming import Names
from tongban.engines.burden.packing import unpacked
from tongban.engines.burden.rows import Integers, Rows, firsts

Array = npt.NDArray[Any]

_TEXTS: Final = (
    "item_code",
    "item_department",
    "need_requirement",
    "list_evidence",
    "step_name",
    "yield_evidence",
    "issued",
)
_FIRSTS: Final = (
    "need_first",
    "need_lists",
    "list_first",
    "step_first",
    "wait_first",
    "yield_first",
)
_VALUES: Final = (
    "item_clientele",
    "item_from_home",
    "need_grade",
    "need_flags",
    "step_value",
    "step_unit",
    "step_flags",
    "step_waits",
)


@dataclass(frozen=True)
class Frame:
    """The columns of some items.

    `…_first` say where the needs, steps and yields of each item begin, `need_lists` where the lists
    of each need, `list_first` where the evidence of each list. `step_waits` are places of earlier
    steps of the same item. Texts are numbers of `names`.
    """

    arrays: Mapping[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    def __len__(self) -> int:
        return len(self.arrays["item_code"])

    @cached_property
    def names(self) -> Names:
        """Return all texts."""
        return Names(self.arrays["text_octets"], self.arrays["text_begins"])

    def rows(self, first: str, members: str) -> Rows:
        """Return two columns as rows."""
        return Rows(self.arrays[first], self.arrays[members])


def framed(parts: Iterable[bytes]) -> Frame:
    """Return packed items as a frame."""
    items = [unpacked(part) for part in parts]
    needs = [need for item in items for need in item[4]]
    lists = [listed for need in needs for listed in need[3]]
    steps = [step for item in items for step in item[5]]
    texts = _Numbered()
    return Frame(
        {
            "item_code": texts.numbers(item[0] for item in items),
            "item_department": texts.numbers(item[1] for item in items),
            "item_clientele": _bytes(item[2] for item in items),
            "item_from_home": _bytes(item[3] for item in items),
            "need_first": _begins(item[4] for item in items),
            "need_requirement": texts.numbers(need[0] for need in needs),
            "need_grade": _bytes(need[1] for need in needs),
            "need_flags": _bytes(need[2] for need in needs),
            "need_lists": _begins(need[3] for need in needs),
            "list_first": _begins(lists),
            "list_evidence": texts.numbers(chain.from_iterable(lists)),
            "step_first": _begins(item[5] for item in items),
            "step_name": texts.numbers(step[0] for step in steps),
            "step_value": np.fromiter((step[1] for step in steps), np.int32),
            "step_unit": _bytes(step[2] for step in steps),
            "step_flags": _bytes(step[3] for step in steps),
            "wait_first": _begins(step[4] for step in steps),
            "step_waits": np.fromiter(chain.from_iterable(step[4] for step in steps), np.int32),
            "yield_first": _begins(item[6] for item in items),
            "yield_evidence": texts.numbers(chain.from_iterable(item[6] for item in items)),
            "issued": texts.numbers(dict.fromkeys(chain.from_iterable(one[7] for one in items))),
            **texts.arrays(),
        }
    )


def joined(frames: Sequence[Frame]) -> Iterator[tuple[str, Array]]:
    """Yield the columns of one frame of all items of several."""
    texts = _Numbered()
    numbers = [texts.of_octets(frame.names.all()) for frame in frames]
    for name in _TEXTS:
        known = zip(frames, numbers, strict=True)
        yield name, np.concatenate([number[frame[name]] for frame, number in known])
    for name in _VALUES:
        yield name, np.concatenate([frame[name] for frame in frames])
    for name in _FIRSTS:
        yield name, firsts(np.concatenate([np.diff(frame[name]) for frame in frames]))
    yield from texts.arrays().items()


class _Numbered(defaultdict[bytes, int]):
    """Numbers for texts, in the order in which they are first met."""

    def __init__(self) -> None:
        super().__init__(self.__len__)

    def numbers(self, texts: Iterable[str]) -> Integers:
        """Return the number of each text."""
        return self.of_octets(text.replace("\0", " ").encode() for text in texts)

    def of_octets(self, texts: Iterable[bytes]) -> Integers:
        """Return the number of each text in UTF-8."""
        return np.fromiter(map(self.__getitem__, texts), np.int32)

    def arrays(self) -> dict[str, Array]:
        """Return all texts as `Names` reads them."""
        names = Names.of(self)
        return {"text_octets": names.octets, "text_begins": names.begins}


def _bytes(values: Iterable[int]) -> npt.NDArray[np.uint8]:
    return np.fromiter(values, np.uint8)


def _begins(lists: Iterable[Sequence[Any]]) -> Integers:
    return firsts(np.fromiter(map(len, lists), np.int32))
