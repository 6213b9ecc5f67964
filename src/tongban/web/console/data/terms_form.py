"""What is asked for and offered (授权范围表单): fields, items, until when, how often."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.datasets import Dataset
from tongban.core.exchange.requests import Terms
from tongban.web.components.forms import DatePartsField, PlainForm
from tongban.web.console.data.names import Names

MOST_ITEMS = 2_000
_BREAK = re.compile(r"[\n,，、;；]+")


class TermsForm(PlainForm):
    """Terms on one dataset; every answer is checked against the catalogue."""

    def __init__(self, called: Names, dataset: Dataset | None, *args: Any, **options: Any) -> None:
        self.called, self.dataset = called, dataset
        super().__init__(*args, **options)

    def questions(self) -> dict[str, forms.Field]:
        """Return the fields of the dataset to choose from, then what else limits a grant."""
        asked: dict[str, forms.Field] = {}
        if self.dataset is not None:
            asked["fields"] = forms.MultipleChoiceField(
                label=gettext_lazy("字段"),
                help_text=gettext_lazy("只选办事必需的字段（最小必要）"),
                choices=[(code, self.called.element(code)) for code in self.dataset.serves],
            )
        asked["items"] = forms.CharField(
            label=gettext_lazy("用于哪些事项"),
            help_text=gettext_lazy("每行一个事项代码；用于全部事项写一个 *"),
            widget=forms.Textarea,
        )
        asked["valid_until"] = DatePartsField(label=gettext_lazy("有效期至"))
        asked["quota_a_day"] = forms.IntegerField(
            label=gettext_lazy("每日限额（次）"), required=False, min_value=1, max_value=10**9
        )
        return asked

    def clean_items(self) -> frozenset[str]:
        """Return the items named, or the sign for all of them."""
        return items_of(self.cleaned_data["items"], self.called)

    def terms(self) -> Terms:
        """Return what was answered."""
        said = self.cleaned_data
        return Terms(
            dataset="" if self.dataset is None else self.dataset.code,
            fields=frozenset(said.get("fields", ())),
            items=said["items"],
            valid_until=said["valid_until"],
            quota_a_day=said["quota_a_day"],
        )


def items_of(written: str, called: Names) -> frozenset[str]:
    """Return the items that lines name by code, with or without their name after it.

    A journey stands for itself and for every item that it joins.

    Raises:
        forms.ValidationError: naming the lines that are no item.
    """
    codes = [line.split()[0] for line in _BREAK.split(written) if line.strip()]
    if EVERY_ITEM in codes:
        return frozenset({EVERY_ITEM})
    journeys = [code for code in codes if code in called.journeys]
    known = called.catalogue.items
    unknown = [code for code in codes if code not in known and code not in journeys]
    if unknown:
        raise forms.ValidationError(
            gettext("没有这些事项：%(codes)s") % {"codes": "、".join(unknown[:5])}, code="unknown"
        )
    if len(codes) > MOST_ITEMS:
        raise forms.ValidationError(
            gettext("一次最多列 %(most)d 个事项；更多请写 *") % {"most": MOST_ITEMS}, code="many"
        )
    joined = (sub.item for code in journeys for sub in called.journeys[code].sub_items)
    return frozenset((*codes, *joined))


def written_items(codes: Iterable[str], called: Names) -> str:
    """Return items as lines, each with its name, as `items_of` reads them."""
    return "\n".join(
        code if code == EVERY_ITEM else f"{code} {called.item(code)}" for code in sorted(codes)
    )


def first_terms(terms: Terms, called: Names) -> dict[str, Any]:
    """Return the answers that a form begins with, from terms that are on the table."""
    return {
        "fields": sorted(terms.fields),
        "items": written_items(terms.items, called),
        "valid_until": terms.valid_until,
        "quota_a_day": terms.quota_a_day,
    }


def a_year_after(day: date) -> date:
    """Return the day a year on; 29 February becomes the 28th."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004 - February
