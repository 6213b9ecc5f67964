"""Plain values to a definition (读入): every fault is reported at its path, none stops the rest."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

from tongban.core.catalog.plain.forms import Form, member_name
from tongban.core.catalog.plain.shapes import Shape, attributes, required, shape_of
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.reasons import sentence_for

T = TypeVar("T")

_SIMPLE: Final = {str: "文字", bool: "true 或 false", int: "整数"}


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What is wrong with plain values: the path, such as items/0/steps/1/limit, and what to do."""

    path: str
    reason: str


@dataclass(slots=True)
class Opening:
    """Plain values on their way back, and what was wrong with them so far."""

    faults: list[Misplaced] = field(default_factory=list)

    def report(self, path: str, reason: str) -> None:
        """Add a fault."""
        self.faults.append(Misplaced(path, reason))

    def opened(self, values: object, kind: type[T], path: str) -> T | None:
        """Return the definition that `values` are, or None after reporting every fault."""
        before = len(self.faults)
        value = self._value(values, kind, path)
        return cast("T", value) if len(self.faults) == before else None

    def _value(self, value: Any, kind: Any, path: str) -> Any:
        shape, inner = shape_of(kind)
        reads: dict[Shape, Callable[[Any, Any, str], Any]] = {
            Shape.FORMED: self._formed,
            Shape.OPTIONAL: self._optional,
            Shape.SEVERAL: self._several,
            Shape.MEMBER: self._member,
            Shape.DEFINITION: self._definition,
            Shape.SIMPLE: self._simple,
        }
        return reads[shape](value, inner, path)

    def _formed(self, value: Any, form: Form, path: str) -> Any:
        try:
            return form.read(value)
        except InvalidValue as error:
            self.report(path, error.reason)
            return None

    def _optional(self, value: Any, kind: Any, path: str) -> Any:
        return None if value is None else self._value(value, kind, path)

    def _simple(self, value: Any, kind: type, path: str) -> Any:
        if type(value) is not kind:  # True is an int to Python, not to a reader
            self.report(path, f"应该是{_SIMPLE[kind]}")
        return value

    def _several(self, value: Any, kind: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            self.report(path, "应该是列表")
            return ()
        return tuple(self._value(one, kind, f"{path}/{at}") for at, one in enumerate(value))

    def _member(self, value: Any, kind: type[enum.Enum], path: str) -> enum.Enum | None:
        members = {member_name(member): member for member in kind}
        if not isinstance(value, str) or value not in members:
            self.report(path, f"可填：{'、'.join(members)}")
            return None
        return members[value]

    def _definition(self, value: Any, kind: type, path: str) -> Any:
        if not isinstance(value, Mapping):
            self.report(path, "应该是对象")
            return None
        before = len(self.faults)
        types = {name: part for name, part, _ in attributes(kind)}
        for name in required(kind):
            if name not in value:
                self.report(path, f"缺少 {name}")
        told = {}
        for name, part in value.items():
            if name in types:
                told[name] = self._value(part, types[name], f"{path}/{name}")
            else:
                self.report(f"{path}/{name}", "不认识的名称")
        if len(self.faults) > before:
            return None
        try:
            return kind(**told)
        except InvalidValue as error:
            self.report(path, f"{sentence_for(error)}：{error.reason}")
            return None
