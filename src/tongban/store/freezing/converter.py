"""How frozen definitions become stored JSON and come back: by their types, conditions as trees."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, get_args

from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from tongban.core.catalog.conditions import codec
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.elements import DataElement
from tongban.core.linkage.levels import LevelTest
from tongban.core.quality.reading import read_rule
from tongban.core.quality.rules import QualityRule
from tongban.core.quality.writing import written

Definition = TypeVar("Definition")


def _number(value: int | str, _: object) -> int | Decimal:
    return value if isinstance(value, int) else Decimal(value)


def _make() -> Converter:
    converter = Converter(
        forbid_extra_keys=True,
        omit_if_default=True,
        unstruct_collection_overrides={frozenset: sorted},
    )
    for node in get_args(Condition):
        converter.register_unstructure_hook(node, codec.encode)
    converter.register_structure_hook_func(
        lambda wanted: wanted == Condition, lambda stored, _: codec.decode(stored)
    )
    converter.register_unstructure_hook(QualityRule, written)
    converter.register_structure_hook(QualityRule, lambda stored, _: read_rule(stored))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda stored, _: Decimal(stored))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda stored, _: date.fromisoformat(stored))
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook(datetime, lambda stored, _: datetime.fromisoformat(stored))
    converter.register_structure_hook_func(lambda wanted: wanted == int | Decimal, _number)
    # A class that contains itself names itself in words, which the library does not look up.
    converter.register_unstructure_hook_func(
        lambda kind: kind == "DataElement", lambda one: converter.unstructure(one, DataElement)
    )
    converter.register_structure_hook_func(
        lambda kind: kind == "DataElement",
        lambda stored, _: converter.structure(stored, DataElement),
    )
    configure_tagged_union(LevelTest, converter, tag_name="test")
    return converter


_converter = _make()


def stored(definition: object) -> dict[str, Any]:
    """Return a frozen definition as JSON-able values."""
    values: dict[str, Any] = _converter.unstructure(definition)
    return values


def opened(values: object, kind: type[Definition]) -> Definition:
    """Return the definition of `kind` that `stored` wrote."""
    return _converter.structure(values, kind)
