"""What is asked when a result is delivered (送达表单): where it lies, how it goes, who took it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases.delivering import pickup_codes
from tongban.core.cases.delivery_events import ResultReady
from tongban.core.cases.events import Refused
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.catalog.elements import Value
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.sentences import refusal
from tongban.web.counter.dossier.past import CHECKS, FAULTS
from tongban.web.counter.verbs import settling
from tongban.web.counter.verbs.verb import DeskForm


class _MakingOut(DeskForm):
    """A form that asks besides what the result itself settles."""

    settled: Mapping[str, Value]

    def questions(self) -> dict[str, forms.Field]:
        """Ask what the result settles."""
        refused = isinstance(self.desk.state.decision, Refused)
        return {} if refused else settling.questions(self.desk)

    def clean(self) -> dict[str, Any]:
        """Want values that their elements allow."""
        cleaned = super().clean() or {}
        self.settled = settling.read(self.desk, cleaned)
        return cleaned


class ReadyForm(_MakingOut):
    """Where the result lies."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the place; the one that the person chose comes first."""
        places = self.desk.outside.delivery
        chosen = self.desk.state.result_delivery.chosen
        where = forms.ChoiceField(
            label=gettext("放在哪里"),
            choices=[(one.code, one.said) for one in (*places.windows, *places.lockers)],
            initial=chosen.place if chosen else None,
            widget=forms.RadioSelect,
        )
        return {**super().questions(), "place": where}


class SendForm(_MakingOut):
    """By which carrier, and the waybill if there is one already."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the carrier and the number."""
        carriers = self.desk.outside.delivery.carriers
        return {
            **super().questions(),
            "carrier": forms.ChoiceField(
                label=gettext("快递"),
                choices=[(one, one) for one in carriers],
                initial=carriers[0] if carriers else None,
                widget=forms.RadioSelect,
            ),
            "tracking": forms.CharField(
                label=gettext("运单号"),
                help_text=gettext("已经有运单的填写；留空的，平台自动向快递下单并跟踪。"),
                required=False,
                max_length=40,
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Want a waybill where nobody told where it goes."""
        cleaned = super().clean()
        chosen = self.desk.state.result_delivery.chosen
        posted = chosen is not None and chosen.way is DeliveryWay.POST
        if not posted and not cleaned.get("tracking"):
            told = gettext("申请人没有选择邮寄，没有收件地址；请填写运单号")
            self.add_error("tracking", ValidationError(told, code="empty"))
        return cleaned


class _Digits(forms.CharField):
    """A code, typed with blanks or without."""

    def to_python(self, value: Any) -> Any:
        """Return the code without its blanks, before its length is judged."""
        return "".join((super().to_python(value) or "").split())


class HandOverForm(DeskForm):
    """The code, and at a window who took it and how that was made sure."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the code; at a window also who came, shown what, and what they signed."""
        code = _Digits(
            label=gettext("领取码"),
            help_text=gettext("请申请人出示办件页上的六位数字。"),
            max_length=6,
        )
        if not self._at_window:
            return {"code": code}
        return {
            "code": code,
            "taken_by": forms.CharField(label=gettext("谁来领的"), max_length=40),
            "checked": forms.ChoiceField(
                label=gettext("怎么核验的身份"),
                choices=[(one.value, words) for one, words in CHECKS.items()],
                widget=forms.RadioSelect,
            ),
            "signed": forms.CharField(
                label=gettext("签收情况"),
                initial=gettext("已在签收单上签名"),
                max_length=100,
            ),
        }

    @property
    def _at_window(self) -> bool:
        ready = self.desk.state.result_delivery.under_way
        return isinstance(ready, ResultReady) and ready.way is DeliveryWay.WINDOW

    def clean(self) -> dict[str, Any]:
        """Keep plain texts alone, and take no code but the one on the page of the case."""
        cleaned = super().clean() or {}
        delivery = self.desk.state.result_delivery
        right = pickup_codes(self.desk.record.case.id, delivery.round)
        if cleaned.get("code") and cleaned["code"] not in right:
            told = gettext("领取码不对，请看申请人办件页上的六位数字")
            self.add_error("code", ValidationError(told, code="wrong"))
        for name in ("taken_by", "signed"):
            try:
                cleaned[name] = plain_text(cleaned.get(name, ""))
            except InvalidValue as wrong:
                self.add_error(name, refusal(wrong))
        return cleaned


class FailedForm(DeskForm):
    """Why it did not arrive."""

    fault = forms.ChoiceField(
        label=gettext_lazy("为什么没有送到"),
        choices=[(one.value, words) for one, words in FAULTS.items()],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("情况说明"),
        help_text=gettext_lazy("申请人会看到。"),
        max_length=200,
    )
