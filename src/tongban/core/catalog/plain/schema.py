"""The types told to others (JSON Schema): generated from the definitions, so that none can lag."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, Final

from tongban.core.catalog.plain.forms import Form, member_name
from tongban.core.catalog.plain.shapes import Shape, attributes, required, shape_of

Named = dict[str, Any]
_SIMPLE: Final = {str: "string", bool: "boolean", int: "integer"}


def schema_of(kind: Any, named: Named) -> dict[str, Any]:
    """Return the schema of a type; definitions are gathered by name in `named` and referred to."""
    shape, inner = shape_of(kind)
    return _TELL[shape](inner, named)


def _formed(form: Form, _: Named) -> dict[str, Any]:
    return dict(form.schema)


def _definition(kind: Any, named: Named) -> dict[str, Any]:
    name = kind.__name__
    if name not in named:
        told: dict[str, Any] = {"type": "object"}
        named[name] = told  # before its parts, which may contain it again
        told["description"] = (inspect.getdoc(kind) or "").partition("\n")[0]
        told["properties"] = {one: schema_of(part, named) for one, part, _ in attributes(kind)}
        told["required"] = list(required(kind))
        told["additionalProperties"] = False
    return {"$ref": f"#/$defs/{name}"}


_TELL: Final[Mapping[Shape, Callable[[Any, Named], dict[str, Any]]]] = {
    Shape.FORMED: _formed,
    Shape.OPTIONAL: lambda kind, named: {"anyOf": [schema_of(kind, named), {"type": "null"}]},
    Shape.SEVERAL: lambda kind, named: {"type": "array", "items": schema_of(kind, named)},
    Shape.MEMBER: lambda kind, _: {"enum": [member_name(member) for member in kind]},
    Shape.DEFINITION: _definition,
    Shape.SIMPLE: lambda kind, _: {"type": _SIMPLE[kind]},
}
