"""A paper mandate at the window (登记纸质委托): what the paper says, whose it is, and its scan.

民法典 §165: it names who acts, in what and until when, and is signed or sealed. The clerk reads
that off the paper; who the grantor is, they see by the grantor's own identity document.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.attending.receiving import NameDiffers
from tongban.actions.mandates.scope import may_be_given
from tongban.actions.paper_mandates.presenting import PaperKept, PaperWish, present
from tongban.actions.targets import published
from tongban.adapters.uploads import Refused
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Officer, Role
from tongban.core.people.attending import NotAtWindow
from tongban.core.people.mandating import LONGEST_YEARS
from tongban.core.people.paper_authority import GrantorSeen
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.attendance.queries import attendance_of
from tongban.web.components import labels, lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.city import city_word
from tongban.web.components.component import Component
from tongban.web.components.forms import (
    DatePartsField,
    PlainForm,
    UploadField,
    errors_of,
    fields_of,
)
from tongban.web.components.messages import Details
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal, said
from tongban.web.components.uploads import kept_name, most_octets
from tongban.web.counter import masks
from tongban.web.counter.desk import found
from tongban.web.counter.requests import officer_of, outside_of
from tongban.web.counter.window.words import GRANTOR_SEEN

PERSON, ORGANISATION = "person", "organisation"


class PaperForm(PlainForm):
    """What the clerk reads off the paper."""

    kind = forms.ChoiceField(
        label=gettext_lazy("委托人是"),
        widget=forms.RadioSelect,
        choices=(
            (PERSON, gettext_lazy("个人（自然人）")),
            (ORGANISATION, gettext_lazy("单位（法人、其他组织）")),
        ),
        initial=PERSON,
    )
    name = forms.CharField(label=gettext_lazy("委托人的姓名或者单位名称"), max_length=60)
    number = forms.CharField(
        label=gettext_lazy("委托人的身份证号或者统一社会信用代码"), max_length=32
    )
    seen = forms.ChoiceField(
        label=gettext_lazy("怎样核对的委托人身份"),
        widget=forms.RadioSelect,
        choices=[(one.value, words) for one, words in GRANTOR_SEEN.items()],
    )
    signed_on = DatePartsField(label=gettext_lazy("委托书签署的日期"))
    until = DatePartsField(
        label=gettext_lazy("委托到哪一天"),
        help_text=gettext_lazy("按委托书写明的期限填写，最长二年。"),
    )
    whole = forms.BooleanField(
        label=gettext_lazy("委托书写明了代理人、事项和期限，有委托人的签名或者盖章，没有涂改")
    )

    def __init__(self, data: Any, files: Any, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        super().__init__(data, files)

    def questions(self) -> dict[str, forms.Field]:
        """Return the items department by department, and the scan."""
        return {
            **{_field(one): self._of_department(one) for one in departments_of(self._catalogue)},
            "scan": UploadField(
                label=gettext("委托书的扫描件"),
                help_text=gettext("扫描或者拍照，几页的请存成一个 PDF。原件由窗口存查。"),
                limit=most_octets(),
            ),
        }

    def _of_department(self, department: str) -> forms.Field:
        own = sorted((one.name, one.code) for one in mandatable(self._catalogue, department))
        return forms.MultipleChoiceField(
            label=city_word(self._catalogue.departments[department].name),
            choices=[(code, name) for name, code in own],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Hold that the paper names something."""
        told: dict[str, Any] = super().clean() or {}
        if not self._items(told):
            self.add_error(None, gettext("请勾选委托书写明的事项"))
        return told

    def _items(self, told: Mapping[str, Any]) -> frozenset[str]:
        departments = departments_of(self._catalogue)
        return frozenset(code for one in departments for code in told.get(_field(one), ()))

    @property
    def wish(self) -> PaperWish:
        """Return what was read."""
        said_ = self.cleaned_data
        return PaperWish(
            principal=said_["number"],
            principal_name=said_["name"],
            organisation=said_["kind"] == ORGANISATION,
            items=self._items(said_),
            signed_on=said_["signed_on"],
            until=said_["until"],
            grantor_seen=GrantorSeen(said_["seen"]),
        )


@officer_required(Role.WINDOW)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_mandate(request: HttpRequest, attendance: UUID) -> HttpResponseBase:
    """Ask what the paper says; a post keeps it and tells whom it names."""
    opened = attendance_of(officer_of(request), attendance)
    terms = outside_of(request).practices.paper_mandates
    if opened is None or terms is None:
        raise Http404
    back = reverse("counter:attendance", args=[attendance])
    if not opened.attendance.stands(outside_of(request).now):
        return HttpResponseRedirect(back)
    posted = request.method == "POST"
    form = PaperForm(
        request.POST if posted else None, request.FILES if posted else None, published().catalogue
    )
    if posted and form.is_valid() and _kept(request, attendance, form):
        return HttpResponseRedirect(back)
    page = Page(
        title=gettext("登记纸质授权委托书"),
        caption=gettext("代理人：%(name)s") % {"name": masks.covered(opened.attendance.person)},
        lead=gettext(
            "照着委托书填写。登记以后马上告知委托人，委托人不承认的，凭它提交的申请不会准予。"
        ),
        back=navigation.BackLink(href=back, words=gettext("正在接待")),
        errors=errors_of(form),
        body=PostForm(
            body=(
                *_questions(form, officer_of(request)),
                _rule(two=terms.two_persons, basis=labels.citation(terms.basis)),
            ),
            buttons=navigation.Button(words=gettext("登记委托书")),
            sends_files=True,
        ),
    )
    return show(request, page)


def _kept(request: HttpRequest, attendance: UUID, form: PaperForm) -> bool:
    """Keep the paper and say what follows; False with the reason on the form."""
    [scan] = form.cleaned_data["scan"]
    content = (scan.read(), kept_name(scan))
    try:
        with found():
            kept = present(
                officer_of(request), attendance, form.wish, outside_of(request), scan=content
            )
    except NameDiffers:
        form.add_error("name", gettext("姓名和身份证号对不上，请再看一遍委托人的证件"))
    except InvalidValue as wrong:
        form.add_error(_PLACES.get(wrong.kind), refusal(wrong))
    except NotAtWindow:
        form.add_error(None, gettext("这次接待已经结束了。"))
    except NotAllowed:
        form.add_error(None, gettext("登记显示委托人或者代理人已经去世，不能登记委托。"))
    else:
        if isinstance(kept, PaperKept):
            _told(request, kept)
            return True
        form.add_error("scan", _why(kept))
    return False


_PLACES = {
    "citizen number": "number",
    "credit code": "number",
    "plain text": "name",
    "signed on": "signed_on",
}


def _why(refused: Refused) -> str:
    return said(refused.words)


def _told(request: HttpRequest, kept: PaperKept) -> None:
    if kept.waits:
        news.success(request, gettext("已登记，等同事核对委托书以后就能以委托人的名义办。"))
    else:
        news.success(request, gettext("已登记，现在可以以委托人的名义办。"))
    if not kept.told:
        news.warning(
            request,
            gettext("这个单位还没有人在网上办过事，看不到告知：请按委托书上的联系方式打电话告知。"),
        )


def departments_of(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the departments that do something on a mandate, in the order of their codes."""
    return tuple(one for one in sorted(catalogue.departments) if mandatable(catalogue, one))


def mandatable(catalogue: Catalogue, department: str) -> tuple[ServiceItem, ...]:
    """Return the items of a department that somebody may let another do for them."""
    items = catalogue.items.values()
    return tuple(one for one in items if one.department == department and may_be_given(one.code))


def _field(department: str) -> str:
    return f"items_{department}"


def _questions(form: PaperForm, officer: Officer) -> tuple[Component, ...]:
    departments = departments_of(published().catalogue)
    own_first = sorted(departments, key=lambda one: one != officer.department)
    return (
        *fields_of(form, "kind", "name", "number", "seen"),
        Section(
            title=gettext("委托书写明的事项"),
            id="items",
            body=tuple(_of_department(form, one, officer) for one in own_first),
        ),
        *fields_of(form, "signed_on", "until", "scan", "whole"),
    )


def _of_department(form: PaperForm, department: str, officer: Officer) -> Component:
    name = _field(department)
    chosen = bool(form[name].value())
    return Details(
        summary=form.fields[name].label or department,
        body=fields_of(form, name),
        open=chosen or department == officer.department,
    )


def _rule(*, two: bool, basis: str) -> Component:
    words = (
        gettext("由两人核对：您登记以后，同部门的另一位窗口人员核对了才生效。%(basis)s。")
        if two
        else gettext("登记以后马上生效，抽中的由同部门的另一位窗口人员再核对。%(basis)s。")
    )
    law = gettext("依据《民法典》第一百六十五条，委托书写明代理人、事项和期限；最长%(years)d年。")
    return lists.PlainList(items=(words % {"basis": basis}, law % {"years": LONGEST_YEARS}))
