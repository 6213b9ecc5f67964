"""A tree without its notes (去注): what it means, whatever is said of it."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from tongban.core.catalog.conditions.bounds import Node
from tongban.core.catalog.conditions.nodes import NO_NOTE, Condition, Note, Term

N = TypeVar("N", bound=Node)


def without_notes(node: N) -> N:
    """Return the same tree with every note removed."""
    return replace(node, **{one.name: _bare(getattr(node, one.name)) for one in fields(node)})


def _bare(value: Any) -> Any:
    match value:
        case Note():
            return NO_NOTE
        case tuple():
            return tuple(_bare(one) for one in value)
        case _:
            return without_notes(value) if isinstance(value, Condition | Term) else value
