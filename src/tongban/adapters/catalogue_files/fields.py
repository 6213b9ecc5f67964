"""Fields (字段): typed access to one table of a catalogue file.

Each accessor reads one key, reports what is wrong with it at its line and goes on with a harmless
placeholder; `build` makes the value only when nothing was wrong. A reader is therefore one plain
constructor call, and an author still sees every mistake at once.
"""

import enum
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from tongban.adapters.catalogue_files.reading import Reading
from tongban.adapters.catalogue_files.scalars import (
    day_from,
    decimal_from,
    integer_from,
    member_from,
    number_from,
    yes_no_from,
)
from tongban.adapters.catalogue_files.texts import (
    citation_from,
    did_you_mean,
    limit_from,
    money_from,
)
from tongban.adapters.catalogue_files.yaml_marks import Listing, Node, Place, Table, Text
from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.conditions.tokens import ConditionSyntaxError
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

T = TypeVar("T")
E = TypeVar("E", bound=enum.Enum)

_NO_CITATION: Final = Citation.local("未读出")
_NO_LIMIT: Final = TimeLimit.instant(_NO_CITATION)


class Fields:
    """One table, the keys asked of it so far, and the path under which it is remembered."""

    def __init__(self, table: Table, reading: Reading, path: str) -> None:
        self.table = table
        self.reading = reading
        self.path = path
        self._known: set[str] = set()
        self._faulty = False
        self._problems_before = len(reading.problems)
        reading.places.setdefault(path, table.place)

    # Reporting

    def report(self, place: Place, message: str, rule: str = "file") -> None:
        """Report a problem of this table; the value will not be built."""
        self._faulty = True
        self.reading.report(place, message, rule)

    def build(self, make: Callable[[], T]) -> T | None:
        """Return what `make` constructs, or None when this table is at fault."""
        value: T | None = None
        try:
            value = make()
        except InvalidValue as error:
            if len(self.reading.problems) == self._problems_before:
                self.report(self.table.place, error.reason, "value")
        self._refuse_unknown_keys()
        if self._faulty or value is None:
            self.reading.unread.add(self.path.rpartition("/")[2])
            return None
        return value

    def _refuse_unknown_keys(self) -> None:
        for key, place in self.table.keys.items():
            if key not in self._known:
                hint = did_you_mean(key, dict.fromkeys(self._known))
                self.report(place, f"不认识的键 {key}{hint}", "key")

    # One key, one value

    def has(self, key: str) -> bool:
        """Tell whether the key is written."""
        self._known.add(key)
        return key in self.table.entries

    def _node(self, key: str, *, required: bool) -> Node | None:
        if self.has(key):
            return self.table.entries[key]
        if required:
            self.report(self.table.place, f"缺少 {key}", "missing")
        return None

    def _parsed(self, key: str, read: Callable[[str], T], placeholder: T, *, required: bool) -> T:
        node = self._node(key, required=required)
        return (
            placeholder
            if node is None
            else self._parse(node, key, read=read, placeholder=placeholder)
        )

    def _parse(self, node: Node, key: str, *, read: Callable[[str], T], placeholder: T) -> T:
        if not isinstance(node, Text) or not node.value.strip():
            self.report(node.place, f"{key} 应该是一段文字", "type")
            return placeholder
        try:
            return read(node.value)
        except InvalidValue as error:
            place = node.place if error.position is None else node.place_of(error.position)
            hint = (
                f"；{error.hint}" if isinstance(error, ConditionSyntaxError) and error.hint else ""
            )
            column = "" if error.position is None else f"第 {error.position + 1} 个字符处"
            self.report(place, f"{key}{column}：{error.reason}{hint}", "value")
            return placeholder

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; it is required when there is no default."""
        return self._parsed(key, str.strip, default or "", required=default is None)

    def optional_text(self, key: str) -> str | None:
        """Return a text, or None when the key is not written."""
        return self._parsed(key, str.strip, "", required=False) or None

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number."""
        return self._parsed(key, integer_from, default or 0, required=default is None)

    def decimal(self, key: str) -> Decimal | None:
        """Return an exact number, or None when the key is not written."""
        return (
            self._parsed(key, decimal_from, Decimal(0), required=False) if self.has(key) else None
        )

    def number(self, key: str) -> int | Decimal:
        """Return a number: whole when it is written without a point."""
        placeholder: int | Decimal = 0
        return self._parsed(key, number_from, placeholder, required=True)

    def yes_no(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        return self._parsed(key, yes_no_from, default, required=False)

    def day(self, key: str, default: date | None = None) -> date:
        """Return a date written as 2026-01-01."""
        return self._parsed(key, day_from, default or date.min, required=default is None)

    def optional_day(self, key: str) -> date | None:
        """Return a date, or None when the key is not written."""
        return self.day(key) if self.has(key) else None

    def choice(self, key: str, kinds: type[E], default: E | None = None) -> E:
        """Return one member of an enumeration by its value."""
        placeholder = next(iter(kinds)) if default is None else default
        return self._parsed(
            key, lambda text: member_from(text, kinds), placeholder, required=default is None
        )

    def citation(self, key: str) -> Citation:
        """Return a citation; it is required."""
        return self._parsed(key, self._cite, _NO_CITATION, required=True)

    def optional_citation(self, key: str) -> Citation | None:
        """Return a citation, or None when the key is not written."""
        return self.citation(key) if self.has(key) else None

    def limit(self, key: str, default: TimeLimit | None = None) -> TimeLimit:
        """Return a time limit with its article."""
        return self._parsed(
            key,
            lambda text: limit_from(text, self.reading.laws),
            default or _NO_LIMIT,
            required=default is None,
        )

    def optional_limit(self, key: str) -> TimeLimit | None:
        """Return a time limit, or None when the key is not written."""
        return self.limit(key) if self.has(key) else None

    def money(self, key: str) -> Money:
        """Return an amount in yuan."""
        return self._parsed(key, money_from, Money(0), required=True)

    def condition(self, key: str, *, required: bool = False) -> Condition:
        """Return a condition; without the key it is met from the start."""
        placeholder: Condition = ALWAYS
        return self._parsed(key, parse, placeholder, required=required)

    def _cite(self, text: str) -> Citation:
        return citation_from(text, self.reading.laws)

    # One key, several values; a single value may stand without its list

    def _each_node(self, key: str, *, required: bool) -> tuple[Node, ...]:
        node = self._node(key, required=required)
        if node is None:
            return ()
        return node.entries if isinstance(node, Listing) else (node,)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return several texts."""
        nodes = self._each_node(key, required=required)
        return tuple(self._parse(node, key, read=str.strip, placeholder="") for node in nodes)

    def choices(self, key: str, kinds: type[E], default: tuple[E, ...]) -> tuple[E, ...]:
        """Return several members of an enumeration."""
        nodes = self._each_node(key, required=not default)
        placeholder = next(iter(kinds))
        found = (
            self._parse(
                node,
                key,
                read=lambda text: member_from(text, kinds),
                placeholder=placeholder,
            )
            for node in nodes
        )
        return tuple(found) or default

    def citations(self, key: str, *, required: bool = False) -> tuple[Citation, ...]:
        """Return several citations."""
        nodes = self._each_node(key, required=required)
        return tuple(
            self._parse(node, key, read=self._cite, placeholder=_NO_CITATION) for node in nodes
        )

    def text_lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return lists of texts; an entry that is a single text is a list of one."""
        lists: list[tuple[str, ...]] = []
        for node in self._each_node(key, required=True):
            words = node.entries if isinstance(node, Listing) else (node,)
            lists.append(
                tuple(self._parse(word, key, read=str.strip, placeholder="") for word in words)
            )
        return tuple(lists)

    # Tables inside this table

    def each(self, key: str, read: "Callable[[Fields], T | None]", *, named: str) -> tuple[T, ...]:
        """Return what `read` builds from every table of a list; `named` is the key of its id."""
        return tuple(
            value
            for node in self._each_node(key, required=False)
            if (inner := self._inner(node, key, named)) and (value := read(inner)) is not None
        )

    def _inner(self, node: Node, key: str, named: str) -> "Fields | None":
        if not isinstance(node, Table):
            self.report(node.place, f"{key} 的每一条应写成“键: 值”的形式", "type")
            return None
        name = node.entries.get(named)
        code = name.value if isinstance(name, Text) else str(node.place.line)
        return Fields(node, self.reading, f"{self.path}/{key}/{code}")

    def by_code(self, skip: tuple[str, ...] = ()) -> "Iterator[tuple[str, Fields]]":
        """Yield each entry of a table of definitions, with its code."""
        for code, node in self.table.entries.items():
            if code in skip:
                continue
            if isinstance(node, Table):
                yield code, Fields(node, self.reading, f"{self.path}/{code}")
            else:
                self.report(node.place, f"{code} 应写成“键: 值”的形式", "type")

    def labels(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs of a small table of texts, in order."""
        node = self._node(key, required=False)
        if node is None:
            return ()
        if not isinstance(node, Table):
            self.report(node.place, f"{key} 应写成“值: 说明”的形式", "type")
            return ()
        return tuple(
            (value, self._parse(label, key, read=str.strip, placeholder=""))
            for value, label in node.entries.items()
        )
