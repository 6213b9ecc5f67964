"""Departments to choose from (选部门): a list while it can be read, a name to write beyond that."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext

from tongban.core.catalog.departments import Department
from tongban.web.components.fields import Choice, Field, Select, TextInput

READABLE: Final = 400
"""So many departments still fit into a list to choose from."""

Departments = Mapping[str, Department]


def office_field(departments: Departments, chosen: str) -> Field:
    """Return the field that narrows a page to one department."""
    if len(departments) > READABLE:
        shown = office_name(chosen, departments) if chosen else ""
        return TextInput(name="department", label=gettext("部门全称"), value=shown, width="medium")
    offices = sorted(departments.values(), key=lambda one: one.name)
    return Select(
        name="department",
        label=gettext("部门"),
        blank=gettext("所有部门"),
        choices=tuple(Choice(value=one.code, label=one.name) for one in offices),
        value=chosen,
    )


def office_asked(written: str, departments: Departments) -> str:
    """Return the code of the department that is meant, what was written when there is none."""
    words = written.strip()
    if not words or words in departments:
        return words
    named = (one.code for one in departments.values() if words in (one.name, one.short_name))
    return next(named, words)


def office_name(code: str, departments: Departments) -> str:
    """Return what a department is called, its code when it is gone."""
    department = departments.get(code)
    return department.name if department is not None else code
