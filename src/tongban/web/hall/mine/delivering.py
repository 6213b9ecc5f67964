"""How the result comes to me (送达): chosen, changed until it left, followed, collected."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases.delivering import Wish, choose_delivery
from tongban.core.cases.collecting import DeliveryPlaces
from tongban.core.cases.delivery_events import DeliveryChosen
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.verbs.delivery import may_choose
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import lists, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.mine.history import WAYS
from tongban.web.hall.visitor import citizen_of, outside_of

_POSTAL = ("recipient", "phone", "address")


class WishForm(PlainForm):
    """The way, and what it takes."""

    def __init__(self, where: DeliveryPlaces, chosen: DeliveryChosen | None, *args: Any) -> None:
        self.where, self.chosen = where, chosen
        super().__init__(*args)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the way first; of the rest only what it needs is wanted."""
        was = self.chosen
        spots = (*self.where.windows, *self.where.lockers)
        return {
            "way": forms.ChoiceField(
                label=gettext("结果怎么给您"),
                choices=[(way.value, words) for way, words in WAYS.items()],
                initial=was.way.value if was else DeliveryWay.ELECTRONIC.value,
                widget=forms.RadioSelect,
            ),
            "place": forms.ChoiceField(
                label=gettext("到哪里领"),
                help_text=gettext("到窗口或者取件柜领取的选择。"),
                choices=[(one.code, one.said) for one in spots],
                initial=was.place if was else None,
                required=False,
                widget=forms.RadioSelect,
            ),
            "recipient": forms.CharField(
                label=gettext("收件人"),
                help_text=gettext("快递寄送的填写，下同。"),
                initial=was.recipient if was else "",
                required=False,
                max_length=40,
            ),
            "phone": forms.CharField(
                label=gettext("收件电话"),
                initial=was.phone if was else "",
                required=False,
                max_length=20,
            ),
            "address": forms.CharField(
                label=gettext("收件地址"),
                initial=was.address if was else "",
                required=False,
                max_length=200,
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
        posted = said["way"] == DeliveryWay.POST.value
        return Wish(
            way=DeliveryWay(said["way"]),
            place=said["place"],
            **{name: said[name] if posted else "" for name in _POSTAL},
        )


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def deliver_to_me(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Ask how the result shall come, and keep it."""
    followed = followed_case(request, case_id)
    if followed.state is None or not may_choose(followed.state):
        return _too_late(request, case_id)
    where = outside_of(request).delivery
    posted = request.POST if request.method == "POST" else None
    form = WishForm(where, followed.state.result_delivery.chosen, posted)
    if posted is None or not form.is_valid():
        return show(request, _page(followed, form))
    try:
        choose_delivery(citizen_of(request), case_id, form.wish, outside_of(request))
    except NotAllowed:
        return _too_late(request, case_id)
    news.success(request, gettext("已记下。结果寄出或者放进取件柜之前，您都可以再改。"))
    return HttpResponseRedirect(places.case(case_id))


def _too_late(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("现在不能改送达方式：结果已经在路上，或者已经送达。"))
    return HttpResponseRedirect(places.case(case_id))


def _page(followed: Followed, form: WishForm) -> Page:
    return Page(
        title=gettext("结果怎么给您？"),
        caption=followed.record.item_name,
        back=navigation.BackLink(href=places.case(followed.record.id)),
        lead=lists.Paragraph(
            body=gettext("电子结果一律会有；需要纸质的，选择领取或者寄送。都不收费。")
        ),
        errors=errors_of(form) if form.is_bound else None,
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("保存"))),
    )
