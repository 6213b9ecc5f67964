"""Departments (部门): who is competent for an item, holds a dataset, or does a step."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A public body of the city (实施主体), with its unified social credit code."""

    code: str
    name: str
    short_name: str
    credit_code: str
    area: str
    phone: str = ""
    address: str = ""
    opening_hours: str = ""
    complaints: str = ""
