"""Definition to plain values (写出): by its types; what is as usual is left out."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tongban.core.catalog.plain.forms import Form, member_name
from tongban.core.catalog.plain.shapes import Shape, attributes, shape_of


def plain(value: Any) -> Any:
    """Return a definition as what JSON can hold; `Opening.opened` reads it back."""
    return _plain(value, type(value))


def _plain(value: Any, kind: Any) -> Any:
    shape, inner = shape_of(kind)
    return value if value is None else _WRITE[shape](value, inner)


def _definition(value: Any, kind: Any) -> dict[str, Any]:
    return {
        name: _plain(told, part)
        for name, part, usual in attributes(kind)
        if (told := getattr(value, name)) != usual
    }


def _formed(value: Any, form: Form) -> Any:
    return form.write(value)


_WRITE: Final[Mapping[Shape, Callable[[Any, Any], Any]]] = {
    Shape.FORMED: _formed,
    Shape.OPTIONAL: _plain,
    Shape.SEVERAL: lambda value, kind: [_plain(one, kind) for one in value],
    Shape.MEMBER: lambda value, _: member_name(value),
    Shape.DEFINITION: _definition,
    Shape.SIMPLE: lambda value, _: value,
}
