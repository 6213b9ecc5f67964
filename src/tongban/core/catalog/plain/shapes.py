"""Shapes (形状): what a type of a definition looks like as plain values."""

import enum
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.plain.forms import FORMS, NUMBER


class Shape(enum.Enum):
    """How the values of a type stand in JSON."""

    FORMED = "a value with a form of its own"
    OPTIONAL = "a value or null"
    SEVERAL = "a list"
    MEMBER = "a member of an enumeration"
    DEFINITION = "an object of named attributes"
    SIMPLE = "a text, a number, or yes or no"


def shape_of(kind: Any) -> tuple[Shape, Any]:
    """Return the shape of a type, and what it is a shape of."""
    shapes = (
        (Shape.FORMED, _formed(kind)),
        (Shape.OPTIONAL, _optional(kind)),
        (Shape.SEVERAL, get_args(kind)[0] if get_origin(kind) is tuple else None),
        (Shape.MEMBER, kind if isinstance(kind, type) and issubclass(kind, enum.Enum) else None),
        (Shape.DEFINITION, kind if is_dataclass(kind) else None),
    )
    return next((found for found in shapes if found[1] is not None), (Shape.SIMPLE, kind))


def _formed(kind: Any) -> Any:
    if kind == int | Decimal:
        return NUMBER
    return FORMS[Condition] if kind == Condition else FORMS.get(kind)


def _optional(kind: Any) -> Any:
    if get_origin(kind) not in (Union, UnionType):
        return None
    return next(one for one in get_args(kind) if one is not NoneType)


def attributes(kind: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield each attribute of a definition with its type and its usual value, or MISSING."""
    yield from _attributes(kind)


@cache
def _attributes(kind: Any) -> tuple[tuple[str, Any, Any], ...]:
    types = get_type_hints(kind)
    return tuple((one.name, types[one.name], one.default) for one in fields(kind))


def required(kind: Any) -> tuple[str, ...]:
    """Return the attributes that have no usual value."""
    return tuple(name for name, _, usual in attributes(kind) if usual is MISSING)
