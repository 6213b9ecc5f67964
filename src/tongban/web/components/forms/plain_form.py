"""The form to derive from (普通表单): it says in a sentence what is missing or too long."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from tongban.web.components.forms.fields import RatingField


class PlainForm(forms.Form):
    """A form without browser validation whose errors are sentences: 请填写联系人姓名."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(self.questions())
        for name, field in self.fields.items():
            if field.error_messages.get("required") == _BARE:
                label = field.label or name
                field.error_messages["required"] = _missing(field) % {"label": label}
            if longest := getattr(field, "max_length", None):
                told = gettext("最多 %(limit)s 个字") % {"limit": longest}
                field.error_messages.setdefault("max_length", told)

    def questions(self) -> dict[str, forms.Field]:
        """Return the fields that depend on what this very form is about, after the fixed ones."""
        return {}


_BARE = forms.Field.default_error_messages["required"]


def _missing(field: forms.Field) -> str:
    match field:
        case RatingField():
            return gettext("请选择一个评价等级")
        case forms.FileField():
            return gettext("请上传%(label)s")
        case forms.BooleanField():
            return gettext("请先勾选“%(label)s”")
        case forms.ChoiceField() | forms.ModelChoiceField():
            return gettext("请选择%(label)s")
        case _:
            return gettext("请填写%(label)s")
