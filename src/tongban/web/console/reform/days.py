"""A day that one act of a page asks for (选日期): written in three parts, said when it is none."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy

from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components import fields
from tongban.web.components.component import Words
from tongban.web.components.forms import DatePartsField, PlainForm

_NAME = "day"


class DayForm(PlainForm):
    """The day of an act."""

    day = DatePartsField(label=gettext_lazy("日期"))


def day_field(label: Words, *, hint: Words = "", shown: date | None = None) -> fields.DateInput:
    """Return the field that asks for the day."""
    year, month, day = ("", "", "") if shown is None else (shown.year, shown.month, shown.day)
    return fields.DateInput(
        name=_NAME, label=label, hint=hint, year=str(year), month=str(month), day=str(day)
    )


def was_asked(posted: Mapping[str, str]) -> bool:
    """Tell whether a post comes from a form that asks for a day."""
    return f"{_NAME}_year" in posted


def day_in(posted: Mapping[str, str]) -> date:
    """Return the day that was posted.

    Raises:
        InvalidValue: saying what is missing or wrong.
    """
    form = DayForm(posted)
    if not form.is_valid():
        raise InvalidValue("day", str(form.errors[_NAME][0]))
    day: date = form.cleaned_data[_NAME]
    return day
