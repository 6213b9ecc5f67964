"""From a form to components (转换): which one stands for a form field is decided here alone."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypedDict

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext

from tongban.web.components.component import Words
from tongban.web.components.fields import (
    Checkbox,
    Checkboxes,
    Choice,
    DateInput,
    Field,
    FileUpload,
    NumberInput,
    Radios,
    RatingScale,
    Select,
    Textarea,
    TextInput,
)
from tongban.web.components.fields.inputs import Kind
from tongban.web.components.forms.fields import (
    DatePartsField,
    QuantityField,
    RatingField,
    UploadField,
)
from tongban.web.components.messages.error_summary import ErrorSummary

MOST_RADIOS = 7
"""With more answers than this a drop-down is easier to read."""


class Shared(TypedDict):
    """What every component takes from a form field."""

    name: str
    label: Words
    hint: Words
    error: Words
    optional: bool


def fields_of(form: forms.BaseForm, *names: str) -> tuple[Field, ...]:
    """Return the visible fields of `form` as components: all, or those of `names` in that order."""
    shown = [form[name] for name in names] if names else form.visible_fields()
    return tuple(field_of(bound) for bound in shown)


def errors_of(form: forms.BaseForm) -> ErrorSummary | None:
    """Return all errors of `form`, those of no field first; None when there are none."""
    hidden = [str(error) for bound in form.hidden_fields() for error in bound.errors]
    return ErrorSummary.of(fields_of(form), [*map(str, form.non_field_errors()), *hidden])


def field_of(bound: BoundField) -> Field:
    """Return the component that asks what `bound` asks, with its answer and its error."""
    for kind, component in _COMPONENTS:
        if isinstance(bound.field, kind):
            return component(bound)
    return _text(bound)


def _shared(bound: BoundField) -> Shared:
    return Shared(
        name=bound.html_name,
        label=bound.label,
        hint=bound.help_text,
        error=str(bound.errors[0]) if bound.errors else "",
        optional=not bound.field.required,
    )


def _written(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _choices(bound: BoundField) -> tuple[Choice, ...]:
    pairs: Iterable[Any] = getattr(bound.field, "choices", ())
    return tuple(Choice(value=str(value), label=label) for value, label in pairs if value != "")


def _rating(bound: BoundField) -> RatingScale:
    return RatingScale(**_shared(bound), value=_written(bound))


def _several_of(bound: BoundField) -> Checkboxes:
    chosen = tuple(map(str, bound.value() or ()))
    return Checkboxes(**_shared(bound), choices=_choices(bound), values=chosen)


def _one_of(bound: BoundField) -> Radios | Select:
    choices = _choices(bound)
    if len(choices) <= MOST_RADIOS or isinstance(bound.field.widget, forms.RadioSelect):
        return Radios(**_shared(bound), choices=choices, value=_written(bound))
    pairs: Iterable[Any] = getattr(bound.field, "choices", ())
    blank = next((label for value, label in pairs if value == ""), "")
    return Select(**_shared(bound), choices=choices, value=_written(bound), blank=blank)


def _agreed(bound: BoundField) -> Checkbox:
    return Checkbox(**_shared(bound), checked=bool(bound.value()))


def _yes_or_no(bound: BoundField) -> Radios:
    answers = (
        Choice(value="true", label=gettext("是")),
        Choice(value="false", label=gettext("否")),
    )
    value = {True: "true", False: "false"}.get(bound.value(), "")
    return Radios(**_shared(bound), choices=answers, value=value, inline=True)


def _number(bound: BoundField) -> NumberInput:
    unit = bound.field.unit if isinstance(bound.field, QuantityField) else ""
    whole = not isinstance(bound.field, forms.DecimalField | forms.FloatField)
    return NumberInput(**_shared(bound), value=_written(bound), unit=unit, whole=whole)


def _files(bound: BoundField) -> FileUpload:
    field = bound.field
    if not isinstance(field, UploadField):
        raise TypeError("files are asked for with UploadField, which says its limits")
    return FileUpload(**_shared(bound), limit=field.limit, kinds=field.kinds, several=field.several)


def _date(bound: BoundField) -> DateInput:
    match bound.value():
        case date() as day:
            year, month, day_of_month = str(day.year), str(day.month), str(day.day)
        case (year, month, day_of_month):
            pass
        case _:
            year = month = day_of_month = ""
    birth_date = isinstance(bound.field, DatePartsField) and bound.field.birth_date
    return DateInput(
        **_shared(bound), year=year, month=month, day=day_of_month, birth_date=birth_date
    )


def _text(bound: BoundField) -> Field:
    widget = bound.field.widget
    if isinstance(widget, forms.Textarea):
        limit = getattr(bound.field, "max_length", None)
        return Textarea(**_shared(bound), value=_written(bound), limit=limit)
    return TextInput(
        **_shared(bound),
        value=_written(bound),
        kind=_KINDS.get(getattr(widget, "input_type", ""), "text"),
        autocomplete=str(widget.attrs.get("autocomplete", "")),
        input_mode=str(widget.attrs.get("inputmode", "")),
    )


_KINDS: dict[str, Kind] = {
    "email": "email",
    "password": "password",
    "search": "search",
    "tel": "tel",
}
_COMPONENTS: tuple[tuple[type[forms.Field], Callable[[BoundField], Field]], ...] = (
    # the first that fits, so the special come before the general
    (DatePartsField, _date),
    (forms.FileField, _files),
    (RatingField, _rating),
    (forms.MultipleChoiceField, _several_of),
    (forms.ModelMultipleChoiceField, _several_of),
    (forms.ChoiceField, _one_of),
    (forms.ModelChoiceField, _one_of),
    (forms.NullBooleanField, _yes_or_no),
    (forms.BooleanField, _agreed),
    (forms.IntegerField, _number),  # decimals and floats derive from it
)
