"""Departments (部门), datasets (数据资源) and parameters (参数): the city's standing registers."""

from tongban.adapters.catalogue_files.fields import Fields
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.departments import Department
from tongban.core.catalog.parameters import Parameter, ParameterValue


def read_department(code: str, fields: Fields) -> Department | None:
    """Build one department."""
    return fields.build(
        lambda: Department(
            code=code,
            name=fields.text("name"),
            short_name=fields.text("short_name"),
            credit_code=fields.text("credit_code"),
            area=fields.text("area"),
            phone=fields.text("phone", ""),
            address=fields.text("address", ""),
            opening_hours=fields.text("opening_hours", ""),
            complaints=fields.text("complaints", ""),
        )
    )


def read_dataset(code: str, fields: Fields) -> Dataset | None:
    """Build one dataset of the sharing catalogue."""
    return fields.build(
        lambda: Dataset(
            code=code,
            name=fields.text("name"),
            holder=fields.text("holder"),
            keys=fields.texts("keys", required=True),
            serves=fields.texts("serves", required=True),
            proves=fields.texts("proves"),
            family=fields.texts("family"),
            sharing=fields.choice("sharing", Sharing, Sharing.UNCONDITIONAL),
            basis=fields.optional_citation("basis"),
            areas=fields.texts("areas"),
            update_cycle=fields.text("update_cycle", ""),
        )
    )


def read_parameter(code: str, fields: Fields) -> Parameter | None:
    """Build one dated parameter."""
    return fields.build(
        lambda: Parameter(
            code=code,
            label=fields.text("label"),
            unit=fields.text("unit"),
            history=fields.each("history", _value, named="effective_from"),
        )
    )


def _value(fields: Fields) -> ParameterValue | None:
    return fields.build(
        lambda: ParameterValue(
            effective_from=fields.day("effective_from"),
            value=fields.number("value"),
            citation=fields.citation("citation"),
        )
    )
