"""From a form of parts to the page (展示): like all forms, and what is found while it is typed."""

from dataclasses import dataclass
from typing import ClassVar

from django import forms

from tongban.web.components.component import Component
from tongban.web.components.fields import Field
from tongban.web.components.forms import field_of
from tongban.web.components.messages import ErrorSummary
from tongban.web.console.items.parts.fields import CodedField
from tongban.web.console.items.parts.form import DeskForm


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedInput(Field):
    """One line that offers what it may hold, from the list of the page called `offered`."""

    template: ClassVar[str] = "console/items/coded_input.html"

    value: str = ""
    offered: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered(Component):
    """Everything that lines of a page may hold, once for all of them."""

    template: ClassVar[str] = "console/items/offered.html"

    name: str
    choices: tuple[str, ...]


def fields_shown(form: forms.BaseForm) -> tuple[Field, ...]:
    """Return the fields of a form."""
    return tuple(_field(form[name]) for name in form.fields)


def errors_shown(form: forms.BaseForm) -> ErrorSummary | None:
    """Return every error of a form, those of no field first."""
    return ErrorSummary.of(fields_shown(form), [*map(str, form.non_field_errors())])


def offered_to(form: DeskForm) -> tuple[Offered, ...]:
    """Return the lists that fields of a form offer."""
    among = {
        field.offered: field.among
        for field in form.fields.values()
        if isinstance(field, CodedField)
    }
    return tuple(Offered(name=name, choices=coded.offered) for name, coded in among.items())


def _field(bound: forms.BoundField) -> Field:
    if not isinstance(bound.field, CodedField):
        return field_of(bound)
    value = bound.value()
    return CodedInput(
        name=bound.html_name,
        label=bound.label,
        hint=bound.help_text,
        error=str(bound.errors[0]) if bound.errors else "",
        optional=not bound.field.required,
        value="" if value is None else str(value),
        offered=bound.field.offered,
    )
