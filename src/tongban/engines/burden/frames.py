"""Frames (骨架列): flattened items side by side in columns, whatever the year and the registers.

A shard of items is a frame, and frames put together are one. So a publication remakes the frame of
the shard that it falls in, and the whole is joined anew from those that stay as they are.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from tongban.engines.burden.naming import Names
from tongban.engines.burden.packing import unpacked
from tongban.engines.burden.rows import Integers, Rows, firsts

Array = npt.NDArray[Any]
Text = TypeVar("Text", str, bytes)

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
    "lawful_first",
)
_SMALL: Final = (
    "item_clientele",
    "item_from_home",
    "need_grade",
    "need_flags",
    "step_unit",
    "step_flags",
    "lawful_unit",
)
_VALUES: Final = (*_SMALL, "step_value", "step_waits", "lawful_value")


@dataclass(frozen=True)
class Frame:
    """The columns of some items.

    `…_first` say where the needs, steps and yields of each item begin, `need_lists` where the lists
    of each need, `list_first` where the evidence of each list. `step_waits` are places of earlier
    steps of the same item, `lawful_…` the periods that law allows it. Texts are numbers of `names`.
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
    gathered = _Gathered()
    for part in parts:
        gathered.add(unpacked(part))
    return gathered.frame()


def joined(frames: Sequence[Frame]) -> Iterator[tuple[str, Array]]:
    """Yield the columns of one frame of all items of several."""
    texts = _Numbered[bytes]()
    numbers = [texts.numbers(frame.names.all()) for frame in frames]
    for name in _TEXTS:
        known = zip(frames, numbers, strict=True)
        yield name, np.concatenate([number[frame[name]] for frame, number in known])
    for name in _VALUES:
        yield name, np.concatenate([frame[name] for frame in frames])
    for name in _FIRSTS:
        yield name, firsts(np.concatenate([np.diff(frame[name]) for frame in frames]))
    yield from _named(texts).items()


class _Gathered:
    """Items one after another, as plain numbers: no object of any of them is kept."""

    def __init__(self) -> None:
        self.texts = _Numbered[str]()
        self.issued: dict[str, None] = {}
        self.columns = {name: array("i") for name in (*_TEXTS, *_VALUES)}
        self.sizes = {name: array("i") for name in _FIRSTS}

    def add(self, item: list[Any]) -> None:
        """Take in an item as `unpacked` returns it."""
        code, department, clientele, from_home, needs, steps, yields, issues, lawful = item
        columns, sizes, texts = self.columns, self.sizes, self.texts
        columns["item_code"].append(texts[code])
        columns["item_department"].append(texts[department])
        columns["item_clientele"].append(clientele)
        columns["item_from_home"].append(from_home)
        sizes["need_first"].append(len(needs))
        sizes["step_first"].append(len(steps))
        sizes["yield_first"].append(len(yields))
        columns["yield_evidence"].extend([texts[one] for one in yields])
        self.issued.update(dict.fromkeys(issues))
        sizes["lawful_first"].append(len(lawful))
        columns["lawful_value"].extend([value for value, _ in lawful])
        columns["lawful_unit"].extend([unit for _, unit in lawful])
        for need in needs:
            self._need(need)
        for step in steps:
            self._step(step)

    def _need(self, need: list[Any]) -> None:
        requirement, grade, flags, lists = need
        columns, texts = self.columns, self.texts
        columns["need_requirement"].append(texts[requirement])
        columns["need_grade"].append(grade)
        columns["need_flags"].append(flags)
        self.sizes["need_lists"].append(len(lists))
        for listed in lists:
            self.sizes["list_first"].append(len(listed))
            columns["list_evidence"].extend([texts[one] for one in listed])

    def _step(self, step: list[Any]) -> None:
        name, value, unit, flags, waits_for = step
        columns = self.columns
        columns["step_name"].append(self.texts[name])
        columns["step_value"].append(value)
        columns["step_unit"].append(unit)
        columns["step_flags"].append(flags)
        self.sizes["wait_first"].append(len(waits_for))
        columns["step_waits"].extend(waits_for)

    def frame(self) -> Frame:
        """Return all that was taken in."""
        self.columns["issued"].extend([self.texts[one] for one in self.issued])
        columns = {name: np.array(values, np.int32) for name, values in self.columns.items()}
        small = {name: columns[name].astype(np.uint8) for name in _SMALL}
        first = {name: firsts(np.array(sizes, np.int32)) for name, sizes in self.sizes.items()}
        texts = _named(text.replace("\0", " ").encode() for text in self.texts)
        return Frame({**columns, **small, **first, **texts})


class _Numbered(defaultdict[Text, int]):
    """Numbers for texts, in the order in which they are first met."""

    def __init__(self) -> None:
        super().__init__(self.__len__)

    def numbers(self, texts: Iterable[Text]) -> Integers:
        """Return the number of each text."""
        return np.fromiter(map(self.__getitem__, texts), np.int32)


def _named(octets: Iterable[bytes]) -> dict[str, Array]:
    """Return texts as `Names` reads them."""
    names = Names.of(octets)
    return {"text_octets": names.octets, "text_begins": names.begins}
