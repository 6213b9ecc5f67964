"""The standard of a matter (基本目录标准): set for an area, begun from, and differed from."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.targets import published
from tongban.actions.workshop.standards import (
    differences_from_standard,
    open_from_standard,
    set_standard,
    standard_for,
)
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.standards import StandardItem
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select, TextInput
from tongban.web.components.lists import Paragraph
from tongban.web.components.navigation import Button
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import PostForm, Section
from tongban.web.console.items import places
from tongban.web.console.items.published.differences import side_by_side
from tongban.web.console.items.told import sentence
from tongban.web.console.requests import EDITORS, officer_of, outside_of


def standard_section(officer: Officer, code: str, items: list[ServiceItem]) -> Section:
    """Return the standard that holds where the officer is, and what can be done with it."""
    departments = published().catalogue.departments
    own = departments.get(officer.department)
    found = standard_for(code, own.area) if own is not None else None
    body: tuple[Content, ...] = (Paragraph(body=_told(found)),)
    if Role.ITEM_ADMINISTRATOR in officer.roles:
        body += _acts(officer, code, items, found)
    return Section(title=gettext("基本目录的标准"), id="standard", body=body)


def local_sections(items: list[ServiceItem]) -> tuple[Section, ...]:
    """Return in what each authority's version differs from the standard that holds for it."""
    departments = published().catalogue.departments
    told = []
    for item in items:
        found = differences_from_standard(item.code)
        if found is not None:
            office = departments[item.department].name
            title = gettext("本地差异：%(office)s") % {"office": office}
            shown = side_by_side(
                found, before=gettext("标准"), after=office, none=gettext("和标准完全一样")
            )
            told.append(Section(title=title, body=shown))
    return tuple(told)


@officer_required(*EDITORS)
@require_POST
def set_(request: HttpRequest, code: str) -> HttpResponseBase:
    """Make a published item the standard of its matter."""
    officer = officer_of(request)
    area = published().catalogue.departments[officer.department].area
    try:
        set_standard(officer, request.POST.get("item", ""), outside_of(request), area=area)
    except (InvalidValue, NotAllowed) as error:
        messages.warning(request, sentence(error))
    except Conflict:
        messages.warning(request, gettext("同事刚刚也定了一版，请重新看一遍。"))
    else:
        messages.success(request, gettext("已定为标准。"))
    return HttpResponseRedirect(places.standard(code))


class CodeForm(forms.Form):
    """The code of the department's own version."""

    code = forms.CharField(max_length=64)


@officer_required(*EDITORS)
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponseBase:
    """Begin the department's own version from the standard."""
    form = CodeForm(request.POST)
    own = form.cleaned_data["code"] if form.is_valid() else ""
    try:
        key = open_from_standard(officer_of(request), code, outside_of(request), code=own)
    except (InvalidValue, NotAllowed) as error:
        messages.warning(request, sentence(error))
        return HttpResponseRedirect(places.standard(code))
    return HttpResponseRedirect(places.copy(key))


def _told(found: StandardItem | None) -> str:
    if found is None:
        return gettext("本地区还没有定标准。")
    told = {"name": found.name, "version": found.version, "area": found.area.value}
    return gettext("现行标准：%(name)s，第 %(version)d 版（行政区划 %(area)s）。") % told


def _acts(
    officer: Officer, code: str, items: list[ServiceItem], found: StandardItem | None
) -> tuple[Content, ...]:
    acts: list[Content] = []
    if officer.department == CATALOGUE_KEEPER:
        choices = tuple(Choice(value=one.code, label=one.name) for one in items)
        acts.append(
            PostForm(
                action=places.standard_act(code, "set"),
                body=Select(
                    name="item",
                    label=gettext("把哪个事项的现行版本定为标准"),
                    choices=choices,
                    value=items[0].code,
                ),
                buttons=Button(words=gettext("定为标准"), kind=ButtonKind.SECONDARY),
            )
        )
    if found is not None:
        acts.append(
            PostForm(
                action=places.standard_act(code, "begin"),
                body=TextInput(name="code", label=gettext("本部门事项的编码"), width="medium"),
                buttons=Button(words=gettext("照标准编制本部门的事项"), kind=ButtonKind.SECONDARY),
            )
        )
    return tuple(acts)
