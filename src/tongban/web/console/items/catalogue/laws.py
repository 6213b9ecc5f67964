"""The laws (法规库): on which days each source holds, and what a change of it touches."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.catalog.laws import may_write_down, write_down
from tongban.core.catalog.laws import LawStatus
from tongban.core.vocabulary.citations import LegalLevel
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.catalog.laws import PAGE, law_known, laws_page
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select, TextInput
from tongban.web.components.forms import DatePartsField, PlainForm, errors_of, fields_of
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.components.messages import EmptyState, Tag, Tone
from tongban.web.components.navigation import Button, FilterBar, Link, Pagination
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.components.words import written_date
from tongban.web.console.items import places
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import sentence, word
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

LONGEST: Final = 200
"""No law has a longer name; what is longer is cut before it is looked for."""
REPEALED: Final = "repealed"


class LawForm(PlainForm):
    """What is written down of one source."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for its name, its level and the days on which it holds."""
        levels = [one for one in LegalLevel if one is not LegalLevel.LOCAL_CONFIGURATION]
        return {
            "law": forms.CharField(
                label=gettext("法规名称"),
                help_text=gettext("和条文里引用的名称一样，不用写书名号。"),
                max_length=200,
            ),
            "number": forms.CharField(label=gettext("文号"), required=False, max_length=100),
            "level": forms.TypedChoiceField(
                label=gettext("效力层级"),
                choices=[(str(one.value), word(one.label)) for one in reversed(levels)],
                coerce=lambda value: LegalLevel(int(value)),
            ),
            "in_force_from": DatePartsField(label=gettext("施行日期"), required=False),
            "repealed_on": DatePartsField(
                label=gettext("废止日期"),
                help_text=gettext("从这一天起不再有效；没有废止就不填。"),
                required=False,
            ),
            "replaced_by": forms.CharField(
                label=gettext("由什么代替"), required=False, max_length=200
            ),
        }


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def laws(request: HttpRequest) -> HttpResponseBase:
    """Show the laws of the catalogue; a post writes down what is new about one."""
    officer = officer_of(request)
    if request.method != "POST" or not may_write_down(officer):
        return show(request, _page(request, LawForm(initial=_asked(request))))
    form = LawForm(request.POST)
    if not form.is_valid():
        return show(request, _page(request, form))
    try:
        write_down(officer, LawStatus(**form.cleaned_data))
    except InvalidValue as error:
        form.add_error(None, sentence(error))
        return show(request, _page(request, form))
    messages.success(request, gettext("已记下。检查从现在起按它进行。"))
    return HttpResponseRedirect(places.laws())


def _asked(request: HttpRequest) -> dict[str, object]:
    """Return what is known of the law that the address names, for the form."""
    known = law_known(request.GET.get("law", "").replace("\0", ""))
    if known is None:
        return {}
    return {
        "law": known.law,
        "number": known.number,
        "level": str(known.level.value),
        "in_force_from": known.in_force_from,
        "repealed_on": known.repealed_on,
        "replaced_by": known.replaced_by,
    }


def _page(request: HttpRequest, form: LawForm) -> Page:
    writes = may_write_down(officer_of(request))
    body: tuple[Content, ...] = (workshop_tabs("items_laws"), _table(request, writes=writes))
    if writes:
        body += (
            Section(
                title=gettext("记下一部法规的效力"),
                id="write",
                body=PostForm(
                    action=places.laws(),
                    body=fields_of(form),
                    buttons=Button(words=gettext("记下")),
                ),
            ),
        )
    return Page(
        title=gettext("法规"),
        lead=gettext("哪部法规什么时候施行、什么时候废止，只在这里记一次；检查都按它进行。"),
        errors=errors_of(form) if form.is_bound else None,
        body=body,
        wide=True,
    )


def _table(request: HttpRequest, *, writes: bool) -> Content:
    today = outside_of(request).today
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    after = request.GET.get("after", "").replace("\0", "")
    narrowed = {"q": words, "force": REPEALED if request.GET.get("force") == REPEALED else ""}
    found = laws_page(words, after=after, repealed_only=bool(narrowed["force"]))
    bar = _bar(narrowed)
    if not found:
        return (bar, _none(narrowed))
    more = places.laws(**narrowed, after=found[PAGE - 1].law) if found[PAGE:] else ""
    return (
        bar,
        _listed(found[:PAGE], today, writes=writes),
        Pagination(
            newer=places.laws(**narrowed) if after else "",
            older=more,
            newer_words=gettext("从头看起"),
            older_words=gettext("下一页"),
        ),
    )


def _listed(found: tuple[LawStatus, ...], today: date, *, writes: bool) -> DataTable:
    return DataTable(
        caption=gettext("法规"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("法规")),
            Column(words=gettext("文号")),
            Column(words=gettext("效力层级"), one_line=True),
            Column(words=gettext("效力")),
            Column(words=gettext("办理")),
        ),
        rows=tuple(
            Row(
                cells=(
                    one.law,
                    one.number,
                    word(one.level.label),
                    _force(one, today),
                    tuple(_ways(one, writes=writes)),
                )
            )
            for one in found
        ),
    )


def _bar(narrowed: dict[str, str]) -> FilterBar:
    repealed = Choice(value=REPEALED, label=gettext("已废止或将废止"))
    return FilterBar(
        fields=(
            TextInput(name="q", label=gettext("法规名称"), value=narrowed["q"], width="medium"),
            Select(
                name="force",
                label=gettext("效力"),
                choices=(repealed,),
                value=narrowed["force"],
                blank=gettext("全部"),
            ),
        ),
        clear=places.laws() if any(narrowed.values()) else "",
    )


def _none(narrowed: dict[str, str]) -> EmptyState:
    if any(narrowed.values()):
        return EmptyState(title=gettext("没有找到"), advice=gettext("换一个名称，或者看全部法规。"))
    return EmptyState(title=gettext("还没有法规"), advice=gettext("发布目录时会记下引用的法规。"))


def _force(one: LawStatus, today: date) -> Content:
    if one.repealed_on is None:
        if one.holds_on(today):
            return gettext("现行有效")
        begins = {"day": written_date(one.in_force_from) if one.in_force_from else ""}
        return Tag(words=gettext("%(day)s起施行") % begins, tone=Tone.ATTENTION)
    ends = {"day": written_date(one.repealed_on), "by": one.replaced_by}
    tag = (
        Tag(words=gettext("%(day)s起废止") % ends, tone=Tone.ATTENTION)
        if one.holds_on(today)
        else Tag(words=gettext("已于%(day)s废止") % ends, tone=Tone.BAD)
    )
    return (tag, gettext("，改引%(by)s") % ends) if one.replaced_by else tag


def _ways(one: LawStatus, *, writes: bool) -> Iterator[Content]:
    touched = _touched(one)
    if touched:
        yield Link(words=gettext("它牵动什么"), href=touched, about=one.law)
    if writes:
        yield " "
        yield Link(words=gettext("记效力"), href=f"{places.laws(law=one.law)}#write", about=one.law)


def _touched(one: LawStatus) -> str:
    """Return the page of all that a change of this law touches; empty while there is none."""
    try:
        page = reverse("console:graph-touched")
    except NoReverseMatch:
        return ""
    number = f"({one.number})" if one.number else ""
    return f"{page}?{urlencode({'node': f'law:{one.law}{number}'})}"
