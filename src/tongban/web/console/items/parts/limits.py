"""A period in three fields (时限): a number, its unit, the article; the unit says how to count."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit
from tongban.web.console.items.parts.fields import CitationField
from tongban.web.console.items.parts.form import DeskForm
from tongban.web.console.items.told import word

MOST: Final = 3650
_MAKERS: Final = {
    TimeUnit.WORKING_DAY: TimeLimit.working_days,
    TimeUnit.CALENDAR_DAY: TimeLimit.calendar_days,
    TimeUnit.HOUR: TimeLimit.hours,
    TimeUnit.MONTH: TimeLimit.months,
    TimeUnit.YEAR: TimeLimit.years,
}


def limit_fields(
    form: DeskForm, name: str, label: str, *, required: bool = True, hint: str = ""
) -> dict[str, forms.Field]:
    """Return the three fields of a period; without a unit there is none."""
    return {
        f"{name}_value": forms.IntegerField(
            label=label, help_text=hint, required=False, min_value=0, max_value=MOST
        ),
        f"{name}_unit": forms.ChoiceField(
            label=gettext("%(limit)s的单位") % {"limit": label},
            help_text=gettext("工作日不算节假日；自然日、月、年的最后一天遇节假日顺延。"),
            choices=[("", gettext("不设"))] * (not required)
            + [(unit.value, word(unit.label)) for unit in TimeUnit],
            required=required,
            widget=forms.Select,
        ),
        f"{name}_basis": CitationField(
            label=gettext("%(limit)s的依据") % {"limit": label},
            known=form.citations,
            required=required,
        ),
    }


def limit_read(name: str, limit: TimeLimit | None) -> dict[str, Any]:
    """Return what the three fields hold of a period."""
    if limit is None:
        return {}
    return {
        f"{name}_value": limit.value or None,
        f"{name}_unit": limit.unit.value,
        f"{name}_basis": str(limit.citation),
    }


def limit_made(form: forms.Form, name: str) -> TimeLimit | None:
    """Return the period of the three fields; adds an error where they do not fit together."""
    cleaned = form.cleaned_data
    unit, basis = cleaned.get(f"{name}_unit"), cleaned.get(f"{name}_basis")
    if not unit:
        return None
    if basis is None:
        if f"{name}_basis" not in form.errors:
            form.add_error(f"{name}_basis", gettext("请写明这个时限的依据"))
        return None
    kind = TimeUnit(unit)
    if kind is TimeUnit.INSTANT:
        return TimeLimit.instant(basis)
    try:
        return _MAKERS[kind](cleaned.get(f"{name}_value") or 0, basis)
    except InvalidValue:
        form.add_error(f"{name}_value", ValidationError(gettext("请填写大于 0 的整数，例如 5")))
        return None
