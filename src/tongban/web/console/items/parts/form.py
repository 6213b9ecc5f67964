"""What all forms of parts share (分部表单): from a part to its fields and back."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext

from tongban.core.authoring.keys import fresh_key
from tongban.core.authoring.labels import label_of
from tongban.core.authoring.sections import Part, Section
from tongban.web.components.forms import PlainForm
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.parts.fields import CodedField
from tongban.web.console.items.parts.sources import (
    Citations,
    Coded,
    citations_near,
    elements_of,
    papers_of,
)
from tongban.web.console.items.told import word


class DeskForm(PlainForm):
    """A form about something on a desk; it knows what may be referred to."""

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        self.desk = desk
        self.citations: Citations = citations_near(desk.copy, desk.published)
        self.elements: Coded = elements_of(desk.catalogue)
        self.papers: Coded = papers_of(desk.catalogue)
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if name in self.initial:
                self.initial[name] = field.prepare_value(self.initial[name])

    def element_field(self, label: str = "", **options: Any) -> CodedField:
        """Return a field that finds a data element."""
        options.setdefault("help_text", gettext("输入名称里的几个字，从列表里选。"))
        return CodedField(
            label=label or gettext("数据元"),
            among=self.elements,
            offered="elements",
            missing=gettext("没有这个数据元，请先在“新增数据元”里提出。"),
            **options,
        )

    def paper_field(self, label: str, **options: Any) -> CodedField:
        """Return a field that finds an evidence type."""
        options.setdefault("help_text", gettext("输入名称里的几个字，从列表里选。"))
        return CodedField(
            label=label,
            among=self.papers,
            offered="papers",
            missing=gettext("电子目录里没有，请先在“新增材料”里提出。"),
            **options,
        )

    def department_field(self, label: str, **options: Any) -> forms.ChoiceField:
        """Return a field that chooses a department."""
        departments = sorted(self.desk.catalogue.departments.values(), key=lambda one: one.name)
        choices = [(one.code, one.name) for one in departments]
        return forms.ChoiceField(label=label, choices=choices, **options)


class PartForm(DeskForm):
    """The form of one row of a section; `before` is the row as it stands, None for a new one.

    `copied` are the attributes that the fields show as they are.
    """

    section: ClassVar[Section]
    copied: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, desk: Desk, before: Any = None, **options: Any) -> None:
        self.before = before
        if before is not None:
            options.setdefault("initial", {}).update(self.read(before))
        super().__init__(*args, desk=desk, **options)

    def read(self, part: Any) -> dict[str, Any]:
        """Return what the fields hold of a part."""
        return {name: getattr(part, name) for name in self.copied}

    def made(self) -> Part:
        """Return the part that a valid form describes; may raise InvalidValue."""
        raise NotImplementedError

    def key(self) -> str:
        """Return the key of the row: its own, or a fresh one."""
        if self.before is not None:
            return self.section.key(self.before)
        return fresh_key(self.desk.copy, self.section)


def choice_of(kind: type[Enum], label: str, **options: Any) -> forms.TypedChoiceField:
    """Return a field that chooses a member of an enumeration of the core."""
    return forms.TypedChoiceField(
        label=label,
        choices=[(str(one.value), word(label_of(one))) for one in kind],
        coerce=lambda value: _member(kind, value),
        empty_value=None,
        **options,
    )


def choices_of(kind: type[Enum], label: str, **options: Any) -> forms.TypedMultipleChoiceField:
    """Return a field that chooses several members of an enumeration."""
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=[(str(one.value), word(label_of(one))) for one in kind],
        coerce=lambda value: _member(kind, value),
        widget=forms.CheckboxSelectMultiple,
        **options,
    )


def value_of(member: Enum | None) -> str:
    """Return what a choice of the form holds of a member."""
    return "" if member is None else str(member.value)


def values_of(members: Iterable[Enum]) -> list[str]:
    """Return what a choice of several holds."""
    return [str(one.value) for one in members]


def picked(cleaned: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return some of the cleaned values by name."""
    return {name: cleaned[name] for name in names}


def _member(kind: type[Enum], value: str) -> Enum:
    return next(one for one in kind if str(one.value) == value)
