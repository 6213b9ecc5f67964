"""Questions about a rule (规则的问题): each asks one thing, of the dataset's own fields."""

from collections.abc import Callable, Mapping

from django import forms
from django.utils.translation import gettext

from tongban.actions.quality.naming import fields_of
from tongban.core.quality.checks import NumberPart, NumberScheme
from tongban.core.quality.fields import MOST_DAYS
from tongban.web.components.forms import DatePartsField
from tongban.web.console.quality.frame import Subject
from tongban.web.console.quality.sentences import part_words, scheme_words

Choices = list[tuple[str, str]]
BETWEEN = "|"
"""Stands between a dataset and one of its fields in a choice; no code has it."""

_LONGEST_LIST = 10_000


def question(name: str, about: Subject) -> forms.Field:
    """Return the form field that asks for one part of a check."""
    return _ASKED[name](about)


def own_fields(about: Subject) -> Choices:
    """Return the fields of the dataset with their labels."""
    return [(one, about.names.get(one, one)) for one in fields_of(about.dataset)]


def _field(about: Subject) -> forms.Field:
    return forms.ChoiceField(label=gettext("检查哪一项"), choices=own_fields(about))


def _later(about: Subject) -> forms.Field:
    return forms.ChoiceField(label=gettext("不晚于哪一项"), choices=own_fields(about))


def _number(about: Subject) -> forms.Field:
    return forms.ChoiceField(label=gettext("身份号码是哪一项"), choices=own_fields(about))


def _key(about: Subject) -> forms.Field:
    return forms.ChoiceField(label=gettext("凭哪一项到对方库里找"), choices=own_fields(about))


def _fields(about: Subject) -> forms.Field:
    return forms.MultipleChoiceField(
        label=gettext("哪几项合起来不重复"),
        choices=own_fields(about),
        widget=forms.CheckboxSelectMultiple,
    )


def _scheme(_: Subject) -> forms.Field:
    choices = [(one.value, scheme_words(one)) for one in NumberScheme]
    return forms.ChoiceField(label=gettext("按哪个标准"), choices=choices, widget=forms.RadioSelect)


def _old(_: Subject) -> forms.Field:
    return forms.BooleanField(label=gettext("15位旧号码也算合规"), required=False)


def _part(_: Subject) -> forms.Field:
    choices = [(one.value, part_words(one)) for one in NumberPart]
    return forms.ChoiceField(
        label=gettext("与号码中的什么一致"), choices=choices, widget=forms.RadioSelect
    )


def _values(_: Subject) -> forms.Field:
    return forms.CharField(
        label=gettext("允许的值"),
        help_text=gettext("一行一个。"),
        max_length=_LONGEST_LIST,
        widget=forms.Textarea,
    )


def _shapes(_: Subject) -> forms.Field:
    return forms.CharField(
        label=gettext("允许的格式"),
        help_text=gettext("一行一个。数字写9，字母写A或a，汉字写字：手机号码写99999999999。"),
        max_length=_LONGEST_LIST,
        widget=forms.Textarea,
    )


def _least(_: Subject) -> forms.Field:
    return forms.DecimalField(
        label=gettext("不小于"), required=False, max_digits=21, decimal_places=6
    )


def _most(_: Subject) -> forms.Field:
    return forms.DecimalField(
        label=gettext("不大于"), required=False, max_digits=21, decimal_places=6
    )


def _earliest(_: Subject) -> forms.Field:
    return DatePartsField(label=gettext("不早于"), required=False)


def _latest(_: Subject) -> forms.Field:
    return DatePartsField(label=gettext("不晚于"), required=False)


def _days(_: Subject) -> forms.Field:
    return forms.IntegerField(label=gettext("最近多少天"), min_value=0, max_value=MOST_DAYS)


def _register(about: Subject) -> forms.Field:
    """Ask for another dataset that is found by one key."""
    choices = [
        (f"{one.code}{BETWEEN}{one.keys[0]}", f"{one.name} · {about.names.get(one.keys[0], '')}")
        for one in about.catalogue.datasets.values()
        if one.code != about.code and len(one.keys) == 1
    ]
    return forms.ChoiceField(label=gettext("在哪项数据里查"), choices=choices)


def _their_field(about: Subject) -> forms.Field:
    """Ask for a field of another dataset that is found by one key."""
    choices = [
        (f"{one.code}{BETWEEN}{field}", f"{one.name} · {about.names.get(field, field)}")
        for one in about.catalogue.datasets.values()
        for field in one.serves
        if one.code != about.code and len(one.keys) == 1
    ]
    return forms.ChoiceField(label=gettext("与哪一项比"), choices=choices)


_ASKED: Mapping[str, Callable[[Subject], forms.Field]] = {
    "field": _field,
    "later": _later,
    "number": _number,
    "key": _key,
    "fields": _fields,
    "scheme": _scheme,
    "old": _old,
    "part": _part,
    "values": _values,
    "shapes": _shapes,
    "least": _least,
    "most": _most,
    "earliest": _earliest,
    "latest": _latest,
    "days": _days,
    "register": _register,
    "their_field": _their_field,
}
