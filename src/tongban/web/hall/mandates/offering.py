"""Give a mandate (授权给别人): to whom, for what, until when; it begins when the other accepts."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.mandates.offering import Wish, offer
from tongban.actions.mandates.scope import may_be_given
from tongban.actions.targets import published
from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.assurance_levels import OnlineAct
from tongban.core.people.mandating import LONGEST_YEARS
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.web.components import lists, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.forms import DatePartsField, PlainForm, errors_of, fields_of
from tongban.web.components.messages import Details
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall.proving import sure_enough_to
from tongban.web.hall.visitor import citizen_of, outside_of

EVERY, SOME = "every", "some"


class MandateForm(PlainForm):
    """Who may act, in what and until when."""

    agent_name = forms.CharField(label=gettext_lazy("对方的姓名"), max_length=60)
    agent = forms.CharField(
        label=gettext_lazy("对方的身份证号"),
        help_text=gettext_lazy("只有用这个号码实名登录的人才能接受。"),
        max_length=32,
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("可以替您办哪些事"),
        widget=forms.RadioSelect,
        choices=(
            (SOME, gettext_lazy("只办下面勾选的")),
            (EVERY, gettext_lazy("全部事项（法律规定必须本人办理的除外）")),
        ),
    )
    until = DatePartsField(
        label=gettext_lazy("授权到哪一天"),
        help_text=gettext_lazy("最长二年，随时可以取消。"),
    )

    def __init__(self, data: Any, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        super().__init__(data)

    def questions(self) -> dict[str, forms.Field]:
        """Return what may be ticked: departments with all their items, and single items."""
        catalogue = self._catalogue
        serving = {item.department for item in catalogue.items.values()}
        departments = sorted(
            (code, one.name) for code, one in catalogue.departments.items() if code in serving
        )
        items = sorted(
            (code, one.name) for code, one in catalogue.items.items() if may_be_given(code)
        )
        return {
            "departments": forms.MultipleChoiceField(
                label=gettext("按部门选"), choices=departments, required=False
            ),
            "items": forms.MultipleChoiceField(
                label=gettext("按事项选"), choices=items, required=False
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Hold that something was chosen."""
        said: dict[str, Any] = super().clean() or {}
        some = said.get("scope") == SOME
        if some and not (said.get("departments") or said.get("items")):
            self.add_error("scope", gettext("请勾选至少一个部门或者事项"))
        return said

    @property
    def wish(self) -> Wish:
        """Return what was asked for."""
        said = self.cleaned_data
        every = said["scope"] == EVERY
        return Wish(
            agent=said["agent"],
            agent_name=said["agent_name"],
            items=frozenset({EVERY_ITEM}) if every else frozenset(said["items"]),
            departments=frozenset() if every else frozenset(said["departments"]),
            until=said["until"],
        )


@citizen_required
@sure_enough_to(OnlineAct.AUTHORISE, gettext_lazy("授权给别人"))
@require_http_methods(["GET", "HEAD", "POST"])
def offering(request: HttpRequest) -> HttpResponseBase:
    """Ask for whom and what; a post offers the mandate to the other."""
    posted = request.POST if request.method == "POST" else None
    form = MandateForm(posted, published().catalogue)
    if posted is not None and form.is_valid():
        try:
            code = offer(citizen_of(request), form.wish, outside_of(request))
        except InvalidValue as wrong:
            form.add_error(_place(wrong), refusal(wrong))
        except NotAllowed:
            form.add_error(None, gettext("代理人和监护人不能再授权给别人，请由本人授权。"))
        else:
            return HttpResponseRedirect(reverse("hall:mandate", args=[code]))
    page = Page(
        title=gettext("授权给别人"),
        lead=gettext("对方在自己的账户里接受以后才生效。对方替您办的每件事，您都看得到。"),
        back=navigation.BackLink(href=reverse("hall:mandates")),
        errors=errors_of(form),
        body=PostForm(body=_questions(form), buttons=navigation.Button(words=gettext("发出授权"))),
    )
    return show(request, page)


def _questions(form: MandateForm) -> tuple[Any, ...]:
    departments, items = fields_of(form, "departments", "items")
    return (
        *fields_of(form, "agent_name", "agent", "scope"),
        Details(
            summary=gettext("按部门选"), body=departments, open=bool(form["departments"].value())
        ),
        Details(summary=gettext("按事项选"), body=items, open=bool(form["items"].value())),
        *fields_of(form, "until"),
        lists.Paragraph(
            body=gettext(
                "依据《民法典》第一百六十五条，授权写明代理人、事项和期限；最长%(years)d年。"
            )
            % {"years": LONGEST_YEARS}
        ),
    )


def _place(wrong: InvalidValue) -> str | None:
    """Return the question that a wrong value answers; what is said of the whole has none."""
    return {"citizen number": "agent", "plain text": "agent_name"}.get(wrong.kind)
