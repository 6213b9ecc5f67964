"""Fill libraries that are empty (初始化): definitions and registers of the example city."""

from collections.abc import Iterable, Mapping

from tongban.actions.libraries.building import Built, build
from tongban.actions.libraries.taking import define, take
from tongban.actions.outside import Outside
from tongban.core.libraries.definitions import Library
from tongban.store.libraries.models import LibraryRow

Registers = Mapping[str, Mapping[str, Mapping[str, Mapping[str, str | None]]]]


def fill(
    libraries: Iterable[Library], registers: Registers, outside: Outside
) -> tuple[tuple[str, Built], ...]:
    """Define, take in and build every library that is not there yet; return what was done."""
    there = set(LibraryRow.objects.values_list("code", flat=True))
    return tuple(
        (one.name, _filled(one, registers[one.code], outside))
        for one in libraries
        if one.code not in there
    )


def _filled(
    library: Library,
    registers: Mapping[str, Mapping[str, Mapping[str, str | None]]],
    outside: Outside,
) -> Built:
    define(library)
    for register, rows in registers.items():
        take(library.code, register, rows.items(), outside)
    return build(library.code, outside)
