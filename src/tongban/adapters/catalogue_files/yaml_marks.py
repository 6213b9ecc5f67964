"""Marked YAML (带行号的 YAML): the plain part of YAML, where every node knows its line.

Catalogue files are written by people and read by a program that must be able to say "line 12".
Only mappings, lists and text are read: no tags, no anchors, no repeated keys, and no guessing of
types (`no` is a text until an element asks for yes or no). Size, depth and node count are bounded,
so that no file can exhaust the reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml

MOST_CHARACTERS: Final = 1_000_000
MOST_DEPTH: Final = 24
MOST_NODES: Final = 60_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, counted from one."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, always as the text that was written."""

    place: Place
    value: str
    style: str

    def place_of(self, position: int) -> Place:
        """Return the place of the character at `position`, as exactly as the style allows."""
        if self.style == "|":
            before = self.value[:position]
            line = self.place.line + 1 + before.count("\n")
            return Place(self.place.file, line, position - before.rfind("\n"))
        opening = 1 if self.style in ("'", '"') else 0
        return Place(self.place.file, self.place.line, self.place.column + opening + position)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes."""

    place: Place
    entries: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from text to nodes; `keys` are the places of the keys."""

    place: Place
    entries: "dict[str, Node]"
    keys: dict[str, Place]


Node: TypeAlias = Text | Listing | Table


class UnreadableYaml(Exception):
    """A file that is not the plain YAML we read; `place` and `reason` say what to change."""

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


def read_marked(text: str, file: str) -> Node:
    """Return the tree of one YAML document, raising UnreadableYaml with the line at fault."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableYaml(Place(file, 1), f"文件超过 {MOST_CHARACTERS} 个字符")
    try:
        return _Builder(file, yaml.parse(text, Loader=_Loader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise UnreadableYaml(Place(file, line), f"不是合法的 YAML：{error.problem}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise UnreadableYaml(Place(file, line), "文件含有不允许的字符") from error


class _Builder:
    """Turns the parser's events into nodes, refusing what catalogue files do not need."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._events = events
        self._nodes = 0

    def document(self) -> Node:
        next(self._events)  # the stream starts
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise UnreadableYaml(Place(self._file, 1), "文件是空的")
        root = self._node(next(self._events), depth=1)
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise UnreadableYaml(self._place(after), "一个文件只写一份文档，不要用 --- 分隔")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._refuse(event, depth)
        place = self._place(event)
        match event:
            case yaml.ScalarEvent():
                return Text(place, event.value, event.style or "")
            case yaml.SequenceStartEvent():
                return Listing(place, tuple(self._entries(depth)))
            case _:
                return self._table(place, depth)

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        self._nodes += 1
        if depth > MOST_DEPTH or self._nodes > MOST_NODES:
            raise UnreadableYaml(self._place(event), "嵌套太深或内容太多")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableYaml(self._place(event), "不使用锚点和别名（& 和 *）；请直接写出内容")
        if getattr(event, "tag", None):
            raise UnreadableYaml(self._place(event), "不使用 YAML 标签（!）")

    def _entries(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _table(self, place: Place, depth: int) -> Table:
        table = Table(place, {}, {})
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                raise UnreadableYaml(key.place, "键必须是一个词")
            if key.value in table.entries:
                raise UnreadableYaml(
                    key.place, f"键 {key.value} 重复，第 {table.keys[key.value].line} 行已写过"
                )
            table.keys[key.value] = key.place
            table.entries[key.value] = self._node(next(self._events), depth + 1)
        return table

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file, 1)
