"""How a result shall come to me (送达意愿): asked before filing, and at any time until it left."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.wishes import Wish
from tongban.core.cases.collecting import DeliveryPlaces
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import lists
from tongban.web.components.component import Component
from tongban.web.components.forms import PlainForm
from tongban.web.components.sentences import refusal

WAYS: Final = {
    DeliveryWay.ELECTRONIC: gettext_lazy("电子送达"),
    DeliveryWay.WINDOW: gettext_lazy("到窗口领取"),
    DeliveryWay.LOCKER: gettext_lazy("到自助取件柜领取"),
    DeliveryWay.POST: gettext_lazy("快递寄给我"),
}
_POSTAL: Final = ("recipient", "phone", "address")


class WishForm(PlainForm):
    """The way, and what it takes; `was` is what was wished before."""

    def __init__(self, where: DeliveryPlaces, was: Wish | None, *args: Any) -> None:
        self.where, self.was = where, was
        super().__init__(*args)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the way first; of the rest only what it needs is wanted."""
        was = self.was or Wish(way=DeliveryWay.ELECTRONIC)
        spots = (*self.where.windows, *self.where.lockers)
        return {
            "way": forms.ChoiceField(
                label=gettext("结果怎么给您"),
                choices=[(way.value, words) for way, words in WAYS.items()],
                initial=was.way.value,
                widget=forms.RadioSelect,
            ),
            "place": forms.ChoiceField(
                label=gettext("到哪里领"),
                help_text=gettext("到窗口或者取件柜领取的选择。"),
                choices=[(one.code, one.said) for one in spots],
                initial=was.place or None,
                required=False,
                widget=forms.RadioSelect,
            ),
            "recipient": forms.CharField(
                label=gettext("收件人"),
                help_text=gettext("快递寄送的填写，下同。"),
                initial=was.recipient,
                required=False,
                max_length=40,
            ),
            "phone": forms.CharField(
                label=gettext("收件电话"), initial=was.phone, required=False, max_length=20
            ),
            "address": forms.CharField(
                label=gettext("收件地址"), initial=was.address, required=False, max_length=200
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Want what the way takes, and keep nothing that it does not."""
        cleaned = super().clean() or {}
        way = cleaned.get("way", "")
        for name in _POSTAL:
            try:
                cleaned[name] = plain_text(cleaned.get(name, ""))
            except InvalidValue as wrong:
                self.add_error(name, refusal(wrong))
        if way == DeliveryWay.POST.value:
            for name in _POSTAL:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, gettext("寄送需要填写"))
        collected = {one.code: bool(one.days) for one in (*self.where.windows, *self.where.lockers)}
        lockers = {DeliveryWay.WINDOW.value: False, DeliveryWay.LOCKER.value: True}
        if way in lockers and collected.get(cleaned.get("place", "")) is not lockers[way]:
            self.add_error("place", gettext("请选择一个和领取方式相符的地点"))
        return cleaned

    @property
    def wish(self) -> Wish:
        """Return what was chosen."""
        said = self.cleaned_data
        wish = Wish(way=DeliveryWay(said["way"]))
        posted = wish.way is DeliveryWay.POST
        return Wish(
            way=wish.way,
            place=said["place"] if wish.collected else "",
            **{name: said[name] if posted else "" for name in _POSTAL},
        )


def lead() -> Component:
    """Return what holds whichever way is chosen."""
    return lists.Paragraph(
        body=gettext("电子结果一律会有；需要纸质的，选择领取或者寄送。都不收费。")
    )
