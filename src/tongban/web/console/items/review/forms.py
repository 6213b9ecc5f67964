"""What the pages of the review ask (审核表单)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.web.components.forms import DatePartsField, PlainForm

LONGEST = 500


def said(label: str, *, hint: str = "", required: bool = True) -> forms.CharField:
    """Return a field for a reason or an opinion."""
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST, widget=forms.Textarea
    )


class WordsForm(PlainForm):
    """A word to the reviewers, if there is one to say."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for it."""
        hint = gettext("这次改了什么、为什么改。")
        return {"words": said(gettext("给审核人的说明"), hint=hint, required=False)}


class ReasonForm(PlainForm):
    """Why something is done."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the reason."""
        return {"reason": said(gettext("原因"), hint=gettext("会留在记录里。"))}


class NothingForm(PlainForm):
    """An act that needs no words."""


class DecisionForm(PlainForm):
    """Whether a copy passes, and why; whatever is returned says what must change."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the decision and the opinion."""
        return {
            "decision": forms.ChoiceField(
                label=gettext("审核决定"),
                choices=[("approve", gettext("通过")), ("return", gettext("退回修改"))],
                widget=forms.RadioSelect,
            ),
            "opinion": said(
                gettext("意见"), hint=gettext("退回要写明改什么；通过可以不写。"), required=False
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse to return a copy without a word."""
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "return" and not cleaned.get("opinion", "").strip():
            self.add_error("opinion", ValidationError(gettext("请写明要改什么")))
        return cleaned


class DayForm(PlainForm):
    """From which day it holds."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the day."""
        return {"day": DatePartsField(label=gettext("从哪天起施行"))}


class SplitForm(PlainForm):
    """Into which items one is split."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for a code and a name a line."""
        hint = gettext("一行写一个：编码 名称，至少两行，例如 dog_licence_new 养犬登记（新办）。")
        return {
            "parts": forms.CharField(
                label=gettext("拆成哪些事项"),
                help_text=hint,
                widget=forms.Textarea,
                max_length=2000,
            )
        }

    def clean_parts(self) -> list[tuple[str, str]]:
        """Return the code and the name of each."""
        lines = [one.strip() for one in self.cleaned_data["parts"].splitlines() if one.strip()]
        parts = [(code, name.strip()) for code, _, name in (one.partition(" ") for one in lines)]
        if any(not name for _, name in parts):
            raise ValidationError(gettext("每行都要写编码、空格和名称"))
        return parts


class JoinForm(PlainForm):
    """Which items become one, and what it is called."""

    def __init__(self, *args: Any, others: list[tuple[str, str]], **options: Any) -> None:
        self.others = others
        super().__init__(*args, **options)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the others, the new code and the new name."""
        return {
            "others": forms.MultipleChoiceField(
                label=gettext("和哪些事项合并"),
                choices=self.others,
                widget=forms.CheckboxSelectMultiple,
            ),
            "name": forms.CharField(label=gettext("合并以后的名称"), max_length=200),
            "code": forms.CharField(label=gettext("合并以后的编码"), max_length=64),
        }
