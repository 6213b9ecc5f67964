"""Elements (数据元) as they stand in `elements/*.yaml`: one entry a code."""

from tongban.adapters.catalogue_files.fields import Fields
from tongban.core.catalog.elements import DataElement, Option, Sensitivity, ValueKind


def read_element(code: str, fields: Fields) -> DataElement | None:
    """Build one data element; a column of a list of records is an element of its own."""
    return fields.build(
        lambda: DataElement(
            code=code,
            label=fields.text("label"),
            kind=fields.choice("kind", ValueKind),
            unit=fields.text("unit", ""),
            options=_options(fields),
            columns=_columns(fields),
            sensitivity=fields.choice("sensitivity", Sensitivity, Sensitivity.PERSONAL),
            source_of_truth=fields.optional_text("source_of_truth"),
            hint=fields.text("hint", ""),
            least=fields.decimal("least"),
            most=fields.decimal("most"),
        )
    )


def _options(fields: Fields) -> tuple[Option, ...]:
    hints = dict(fields.labels("option_hints"))
    return tuple(
        Option(value=value, label=label, hint=hints.get(value, ""))
        for value, label in fields.labels("options")
    )


def _columns(fields: Fields) -> tuple[DataElement, ...]:
    return fields.each("columns", _column, named="code")


def _column(fields: Fields) -> DataElement | None:
    return read_element(fields.text("code"), fields)
