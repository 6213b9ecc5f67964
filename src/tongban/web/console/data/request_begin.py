"""Putting a request (提出需求): from a line of the demand list, a case, or the catalogue."""

from typing import Any

from django import forms
from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.exchange import requests
from tongban.core.catalog.concerned import elements_concerned
from tongban.core.exchange.conformity import needed_fields
from tongban.core.exchange.grants import PLATFORM, SERVICE, GrantKind
from tongban.core.exchange.requests import DataRequest
from tongban.core.people.actors import Role
from tongban.core.vocabulary.areas import parse_area_code
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.data import places
from tongban.web.console.data.names import Names, names
from tongban.web.console.data.terms_form import TermsForm, a_year_after, written_items
from tongban.web.console.data.wishes import MOST, Wish
from tongban.web.console.data.words import KINDS, reason_of
from tongban.web.console.requests import officer_of, outside_of

_LOOKED_THROUGH = 500
_USUAL_BASIS = "《政务数据共享条例》第十九条"


class RequestForm(TermsForm):
    """A request as a steward puts it."""

    title = forms.CharField(label=gettext_lazy("需求名称"), max_length=100)
    kind = forms.ChoiceField(
        label=gettext_lazy("怎么使用"), choices=[(one.value, words) for one, words in KINDS.items()]
    )
    basis = forms.CharField(
        label=gettext_lazy("依据"),
        help_text=gettext_lazy("例如：《政务数据共享条例》第十九条"),
        max_length=200,
    )
    purpose = forms.CharField(
        label=gettext_lazy("回流后用于什么"),
        help_text=gettext_lazy("只有数据回流需要填写"),
        max_length=100,
        required=False,
    )
    areas = forms.CharField(
        label=gettext_lazy("回流到哪些地区"),
        help_text=gettext_lazy("行政区划代码，用顿号隔开；只有数据回流需要填写"),
        max_length=200,
        required=False,
    )
    case_number = forms.CharField(
        label=gettext_lazy("由哪个办件引起"),
        help_text=gettext_lazy("办件编号；不是办件引起的不用填"),
        max_length=40,
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("说明"), required=False, max_length=500, widget=forms.Textarea
    )

    def clean_basis(self) -> Citation:
        """Return the article that the request stands on."""
        try:
            cited = parse_citation(self.cleaned_data["basis"])
        except InvalidValue:
            cited = None
        if cited is None or not (cited.article or cited.is_local):
            raise forms.ValidationError(
                gettext("请写出法规名称和条款，例如：《政务数据共享条例》第十九条"), code="citation"
            )
        return cited

    def clean_areas(self) -> frozenset[str]:
        """Return the codes of areas."""
        codes = self.cleaned_data["areas"].replace(",", "、").replace("，", "、").split("、")
        named = frozenset(code.strip() for code in codes if code.strip())
        for code in named:
            try:
                parse_area_code(code)
            except InvalidValue:
                raise forms.ValidationError(
                    gettext("没有这样的行政区划代码：%(code)s") % {"code": code}, code="area"
                ) from None
        return named

    def request(self, wish: Wish, asker: str) -> DataRequest:
        """Return what was answered as a request."""
        said = self.cleaned_data
        kind = GrantKind(said["kind"])
        back = kind is GrantKind.RETURN
        return DataRequest(
            title=said["title"],
            holder=wish.holder,
            asker=asker,
            consumer=asker if back else PLATFORM,
            purpose=said["purpose"] if back else SERVICE,
            basis=said["basis"],
            terms=self.terms(),
            replaces=wish.replaced(said["case_number"]),
            interface=wish.interface,
            kind=kind,
            areas=said["areas"] if back else frozenset(),
            words=said["words"],
        )


@officer_required(Role.DATA_STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def request_new(request: HttpRequest) -> HttpResponseBase:
    """Ask which data, then for what; put the request when the form is whole."""
    called = names()
    wish = Wish.read(request, called)
    if wish.dataset is None and not wish.interface:
        return _choose(request, called)
    form = RequestForm(called, wish.dataset, *_given(request, wish, called))
    if request.method == "POST" and form.is_valid():
        try:
            asked = form.request(wish, officer_of(request).department)
            key = requests.ask(officer_of(request), asked, outside_of(request))
        except InvalidValue as error:
            form.add_error(None, reason_of(error))
        else:
            told.success(request, gettext("已提出，数据主管部门会先做合规性审查。"))
            return HttpResponseRedirect(places.request(key))
    return _shown(request, form, wish, called)


def _given(request: HttpRequest, wish: Wish, called: Names) -> tuple[Any, ...]:
    """Return what was posted, or what the form begins with."""
    if request.method == "POST":
        return (request.POST,)
    needed, items = None, _items_of(wish, called)
    if wish.dataset is not None and items:
        needed = needed_fields(items, wish.dataset, called.catalogue)
    papers = called.evidence(wish.evidence)
    first = {
        "title": gettext("免交%(papers)s") % {"papers": papers} if papers else "",
        "kind": GrantKind.USE.value,
        "basis": _USUAL_BASIS,
        "fields": sorted(needed or ()),
        "items": written_items(items, called),
        "valid_until": a_year_after(outside_of(request).today),
        "case_number": wish.case,
    }
    return (None, None, "id_%s", None, first)


def _items_of(wish: Wish, called: Names) -> frozenset[str]:
    """Return the items to begin with: for a line of the demand list all that use the register.

    A register counts in the figures once every item that uses it has it; a few hundred items are
    looked through while somebody waits, of more only those of the line are named.
    """
    catalogue, named = called.catalogue, frozenset(wish.items)
    if wish.dataset is None or not wish.submissions or len(catalogue.items) > _LOOKED_THROUGH:
        return named
    using = (
        code
        for code, item in catalogue.items.items()
        if elements_concerned(item, wish.dataset, catalogue)
    )
    return named.union(using)


def _shown(request: HttpRequest, form: RequestForm, wish: Wish, called: Names) -> HttpResponseBase:
    body: tuple[Content, ...] = (
        _about(wish, called),
        PostForm(
            body=fields_of(form, *_ORDER_WITH_FIELDS if wish.dataset else _ORDER),
            buttons=navigation.Button(words=gettext("提出需求")),
        ),
    )
    page = Page(
        title=gettext("提出数据需求"),
        back=navigation.BackLink(href=places.plain("requests")),
        errors=errors_of(form) if form.is_bound else None,
        body=body,
    )
    return show(request, page)


_ORDER = (
    "title",
    "items",
    "kind",
    "basis",
    "valid_until",
    "quota_a_day",
    "case_number",
    "purpose",
    "areas",
    "words",
)
_ORDER_WITH_FIELDS = ("title", "items", "fields", *_ORDER[2:])


def _about(wish: Wish, called: Names) -> Component:
    data = wish.interface if wish.dataset is None else wish.dataset.code
    spared = gettext("%(count)d 份") % {"count": wish.submissions} if wish.submissions else ""
    pairs = (
        (gettext("数据"), called.dataset(data)),
        (gettext("提供部门"), called.department(wish.holder)),
        (gettext("可免交的材料"), called.evidence(wish.evidence)),
        (gettext("一年少交"), spared),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in pairs if value)
    )


def _choose(request: HttpRequest, called: Names) -> HttpResponseBase:
    """Ask which data are wanted, before anything else."""
    asked = request.GET
    hidden = tuple(
        (key, value) for key in ("item", "evidence", "case") for value in asked.getlist(key)[:MOST]
    )
    bar = navigation.FilterBar(
        fields=(
            fields.Select(
                name="dataset",
                label=gettext("需要哪项数据"),
                blank=gettext("请选择"),
                choices=tuple(
                    fields.Choice(
                        value=one.code, label=f"{called.department(one.holder)}：{one.name}"
                    )
                    for one in called.catalogue.datasets.values()
                ),
            ),
        ),
        hidden=hidden,
        words=gettext("下一步"),
    )
    note = messages.Inset(
        body=gettext("目录里没有想要的数据时，从数据需求清单里选一条建议的新接口。")
    )
    page = Page(
        title=gettext("提出数据需求"),
        back=navigation.BackLink(href=places.plain("requests")),
        body=(bar, note),
    )
    return show(request, page)
