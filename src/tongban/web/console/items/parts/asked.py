"""What is asked (提问和填写): questions, fields of the form, and the data elements behind both."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.core.authoring.labels import label_of
from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.elements import DataElement, Option, Sensitivity, ValueKind
from tongban.core.catalog.items import FormField
from tongban.core.catalog.questions import Question
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.console.items.parts.fields import LinesField, line, text
from tongban.web.console.items.parts.form import PartForm, choice_of, value_of
from tongban.web.console.items.told import word

_WITH_OPTIONS = (ValueKind.CHOICE, ValueKind.CHOICES)
_KINDS = tuple(kind for kind in ValueKind if kind is not ValueKind.RECORDS)


class QuestionForm(PartForm):
    """What only the applicant can tell."""

    section = Section.QUESTIONS
    copied = ("element", "words", "hint", "help_text")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the words and what they are about."""
        return {
            "words": line(gettext("怎么问"), hint=gettext("一句大白话，例如：店里有明火吗？")),
            "element": self.element_field(gettext("问的是哪个数据元")),
            "hint": line(gettext("提示"), required=False),
            "help_text": text(gettext("说明"), required=False),
        }

    def made(self) -> Part:
        """Return the question."""
        return Question(**self.cleaned_data)


class FieldForm(PartForm):
    """One element that the form needs, and what for."""

    section = Section.FIELDS
    copied = ("element", "purpose", "optional")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the element and its purpose."""
        return {
            "element": self.element_field(gettext("填哪个数据元")),
            "purpose": line(
                gettext("用来做什么"),
                hint=gettext("写明哪个条件、决定、通知或者统计要用它；没有用处的不能要求填写。"),
            ),
            "optional": forms.BooleanField(label=gettext("可以不填"), required=False),
        }

    def made(self) -> Part:
        """Return the field; when it is needed stays as it was."""
        before = self.before or FormField(element="", purpose="")
        changed: Part = replace(before, **self.cleaned_data)
        return changed


class ElementForm(PartForm):
    """A data element that the catalogue does not have yet."""

    section = Section.ELEMENTS
    copied = ("label", "code", "unit", "hint")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for its name, code, kind and options."""
        return {
            "label": line(gettext("名称")),
            "code": forms.CharField(
                label=gettext("编码"),
                max_length=64,
                help_text=gettext("小写英文，“事物.属性”，例如 pet.vaccinated_on。"),
            ),
            "kind": forms.TypedChoiceField(
                label=gettext("类型"),
                choices=[(kind.value, word(label_of(kind))) for kind in _KINDS],
                coerce=ValueKind,
            ),
            "options": LinesField(
                label=gettext("选项"),
                help_text=gettext("单选、多选才填。一行写一个：编码 名称，例如 dog 犬。"),
                required=False,
                read=_option,
            ),
            "unit": forms.CharField(label=gettext("单位"), required=False, max_length=16),
            "sensitivity": choice_of(Sensitivity, gettext("敏感程度")),
            "source_of_truth": self.department_field(gettext("数源部门"), required=False),
            "hint": line(gettext("填写提示"), required=False),
        }

    def read(self, part: DataElement) -> dict[str, Any]:
        """Return what the fields hold."""
        return {
            **super().read(part),
            "kind": value_of(part.kind),
            "sensitivity": value_of(part.sensitivity),
            "source_of_truth": part.source_of_truth or "",
            "options": tuple(f"{one.value} {one.label}" for one in part.options),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse choices without options, and options without a choice."""
        cleaned = super().clean() or {}
        chosen = cleaned.get("kind") in _WITH_OPTIONS
        if "options" in cleaned and chosen != bool(cleaned["options"]):
            words = gettext("请写出选项") if chosen else gettext("只有单选和多选才有选项")
            self.add_error("options", ValidationError(words))
        return cleaned

    def made(self) -> Part:
        """Return the element."""
        told = dict(self.cleaned_data)
        told["source_of_truth"] = told["source_of_truth"] or None
        if self.before is not None:
            changed: Part = replace(self.before, **told)
            return changed
        return DataElement(**told)


def _option(written: str) -> Option:
    value, _, label = written.partition(" ")
    if not label.strip() or not value.isascii():
        raise InvalidValue("option", gettext("请写成“编码 名称”，例如 dog 犬"))
    return Option(value=value, label=label.strip())
