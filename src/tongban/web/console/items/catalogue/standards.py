"""Standard items (基本目录): one matter in several hands; who asks more, takes longer, and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.comparing import compare
from tongban.core.authoring.copies import copy_of
from tongban.core.authoring.handling import divided_by
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import NotFound
from tongban.core.vocabulary.money import Money
from tongban.store.catalog.listing import ItemFilters, items_page
from tongban.web.components import labels
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select
from tongban.web.components.lists import Column, DataTable, PlainList, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import BackLink, FilterBar, Link
from tongban.web.components.sections import Page, Section
from tongban.web.console.items import places
from tongban.web.console.items.catalogue.setting import local_sections, standard_section
from tongban.web.console.items.published.differences import side_by_side
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.requests import KEEPERS, officer_of

_SEVERAL = 2


@officer_required(*KEEPERS)
@require_safe
def standards(request: HttpRequest) -> HttpResponseBase:
    """Show every standard item with the authorities' versions and their handled items."""
    catalogue = published().catalogue
    grouped: dict[str, list[ServiceItem]] = defaultdict(list)
    for one in catalogue.items.values():
        grouped[one.standard_item].append(one)
    alone = _unmatched(grouped.pop("", []), catalogue)
    body: Content = (
        workshop_tabs("items_standards"),
        _table(grouped, catalogue) if grouped else EmptyState(title=gettext("还没有基本目录")),
        *alone,
    )
    return show(request, Page(title=gettext("基本目录"), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def standard(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show how each authority handles one matter, and two of them side by side."""
    catalogue = published().catalogue
    lines = items_page(ItemFilters(standard=code))
    items = [catalogue.items[line.listed.code] for line in lines]
    if not items:
        raise NotFound(f"no item of standard {code!r}")
    body: list[Content] = [
        _burdens(items, catalogue),
        standard_section(officer_of(request), code, items),
        *_handled(items, catalogue),
        *local_sections(items),
    ]
    if len(items) >= _SEVERAL:
        body.append(_comparison(request.GET, items, catalogue))
    return show(
        request,
        Page(
            title=items[0].name,
            caption=gettext("基本编码 %(code)s") % {"code": code},
            back=BackLink(href=places.standards(), words=gettext("基本目录")),
            body=body,
            wide=True,
        ),
    )


def _unmatched(items: Sequence[ServiceItem], catalogue: Catalogue) -> tuple[Content, ...]:
    if not items:
        return ()
    told = tuple(
        (Link(words=one.name, href=places.item(one.code)), f"（{_office(one, catalogue)}）")
        for one in items
    )
    return (Section(title=gettext("还没有对上基本目录的事项"), body=PlainList(items=told)),)


def _table(grouped: Mapping[str, Sequence[ServiceItem]], catalogue: Catalogue) -> DataTable:
    return DataTable(
        caption=gettext("基本目录"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("基本编码"), one_line=True),
            Column(words=gettext("实施清单")),
            Column(words=gettext("办理项"), number=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    Link(words=code, href=places.standard(code)),
                    PlainList(
                        items=tuple(
                            (
                                Link(words=one.name, href=places.item(one.code)),
                                f"（{_office(one, catalogue)}）",
                            )
                            for one in items
                        )
                    ),
                    str(sum(max(1, len(ways_of(one, catalogue))) for one in items)),
                )
            )
            for code, items in sorted(grouped.items())
        ),
    )


def _burdens(items: Sequence[ServiceItem], catalogue: Catalogue) -> DataTable:
    return DataTable(
        caption=gettext("各部门怎么办"),
        columns=(
            Column(words=gettext("事项")),
            Column(words=gettext("部门")),
            Column(words=gettext("材料"), number=True),
            Column(words=gettext("填写项"), number=True),
            Column(words=gettext("承诺时限"), one_line=True),
            Column(words=gettext("到现场"), number=True),
            Column(words=gettext("收费"), number=True),
            Column(words=gettext("依据")),
        ),
        rows=tuple(
            Row(
                cells=(
                    Link(words=one.name, href=places.item(one.code)),
                    _office(one, catalogue),
                    str(len(one.requirements)),
                    str(len(one.fields)),
                    labels.limit(one.promised_limit),
                    gettext("%(count)d 次") % {"count": one.visits},
                    labels.money(Money.total(fee.amount for fee in one.fees)),
                    "；".join(str(basis.citation) for basis in one.legal_basis),
                )
            )
            for one in items
        ),
    )


def ways_of(item: ServiceItem, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the handled items into which the first question that can divides an item."""
    for question in item.questions:
        element = catalogue.elements.get(question.element)
        if element is not None and element.options:
            return tuple(one.name for one in divided_by(item, element))
    return ()


def _handled(items: Sequence[ServiceItem], catalogue: Catalogue) -> tuple[Content, ...]:
    found = {one.name: ways_of(one, catalogue) for one in items}
    return tuple(
        Section(title=gettext("办理项：%(item)s") % {"item": name}, body=PlainList(items=ways))
        for name, ways in found.items()
        if ways
    )


def _comparison(
    asked: Mapping[str, str], items: Sequence[ServiceItem], catalogue: Catalogue
) -> Section:
    by_code = {one.code: one for one in items}
    before = by_code.get(asked.get("before", ""), items[0])
    after = by_code.get(asked.get("after", ""), items[1])
    choices = tuple(Choice(value=one.code, label=_office(one, catalogue)) for one in items)
    found = compare(copy_of(before), copy_of(after), catalogue)
    return Section(
        title=gettext("两个部门并排比较"),
        id="compare",
        body=(
            FilterBar(
                fields=(
                    Select(
                        name="before", label=gettext("左边"), choices=choices, value=before.code
                    ),
                    Select(name="after", label=gettext("右边"), choices=choices, value=after.code),
                ),
                words=gettext("比较"),
            ),
            side_by_side(found, before=_office(before, catalogue), after=_office(after, catalogue)),
        ),
    )


def _office(item: ServiceItem, catalogue: Catalogue) -> str:
    department = catalogue.departments.get(item.department)
    return department.name if department is not None else item.department
