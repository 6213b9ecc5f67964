"""Composing (字段与数源): each field of an entity, from whom, and who says otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongban.core.libraries.definitions import Library, LibraryField


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedRecord:
    """A record as its register has it (来源记录)."""

    id: int
    register: str
    key: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedValue:
    """What one record says (一家之言)."""

    record: int
    register: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposedField:
    """A field of an entity (字段现值): its value, whose word it is, and what others say instead.

    `source` is None where nobody knows it, and where it was corrected.
    """

    field: LibraryField
    value: str
    source: SourcedValue | None
    others: tuple[SourcedValue, ...]
    corrected: bool = False


def compose(
    library: Library, records: Iterable[SourcedRecord], corrections: Mapping[str, str]
) -> tuple[ComposedField, ...]:
    """Return every field; of registers of equal rank the record that was known first counts."""
    known = sorted(records, key=lambda one: one.id)
    return tuple(_composed(field, known, corrections.get(field.code)) for field in library.fields)


def _composed(
    field: LibraryField, records: list[SourcedRecord], corrected: str | None
) -> ComposedField:
    said = [
        SourcedValue(record=one.id, register=one.register, value=one.values[field.code])
        for one in records
        if one.values.get(field.code)
    ]
    ranked = sorted(
        (one for one in said if one.register in field.truth),
        key=lambda one: field.truth.index(one.register),
    )
    source = ranked[0] if ranked and corrected is None else None
    value = corrected if corrected is not None else (source.value if source else "")
    return ComposedField(
        field=field,
        value=value,
        source=source,
        others=tuple(one for one in said if one.value != value),
        corrected=corrected is not None,
    )
