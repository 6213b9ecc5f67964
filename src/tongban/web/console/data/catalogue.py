"""The data catalogue (数据目录): what departments offer, and what is still under review."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.catalog.availability import EVERY_ITEM, granted_items
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.people.actors import Role
from tongban.store.exchange.queries.resources import under_review
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.data import places
from tongban.web.console.data.frame import tabs, tag
from tongban.web.console.data.names import Names, names
from tongban.web.console.data.words import RESOURCES, SHARING
from tongban.web.console.requests import KEEPERS, officer_of

LISTED = 200


@officer_required(*KEEPERS)
@require_safe
def catalogue(request: HttpRequest) -> HttpResponseBase:
    """Show what there is, made shorter by words, department and kind of sharing."""
    called = names()
    found = tuple(_found(request, called))
    body: Content = (
        tabs(request, "catalogue"),
        *_reviewed(called),
        _filter(request, called),
        _table(found[:LISTED], called) if found else _nothing(),
        *_ways(request),
    )
    page = Page(
        title=gettext("数据目录"),
        lead=gettext("各部门向其他部门提供的数据。能从这里查到的，不再向群众和企业要。"),
        body=body,
        wide=True,
    )
    return show(request, page)


def _found(request: HttpRequest, called: Names) -> Iterator[Dataset]:
    words = request.GET.get("q", "").strip().lower().split()
    holder, sharing = request.GET.get("holder", ""), request.GET.get("sharing", "")
    for one in called.catalogue.datasets.values():
        if holder not in ("", one.holder) or sharing not in ("", one.sharing.value):
            continue
        text = (
            f"{one.code} {one.name} {called.elements(one.serves)} {called.department(one.holder)}"
        )
        if all(word in text.lower() for word in words):
            yield one


def _filter(request: HttpRequest, called: Names) -> Component:
    asked = request.GET
    holders = sorted({one.holder for one in called.catalogue.datasets.values()})
    return navigation.FilterBar(
        fields=(
            fields.TextInput(
                name="q", label=gettext("名称或字段"), value=asked.get("q", ""), kind="search"
            ),
            fields.Select(
                name="holder",
                label=gettext("提供部门"),
                value=asked.get("holder", ""),
                blank=gettext("全部部门"),
                choices=tuple(
                    fields.Choice(value=code, label=called.department(code)) for code in holders
                ),
            ),
            fields.Select(
                name="sharing",
                label=gettext("共享属性"),
                value=asked.get("sharing", ""),
                blank=gettext("全部"),
                choices=tuple(
                    fields.Choice(value=one.value, label=SHARING[one][0]) for one in Sharing
                ),
            ),
        ),
        clear=places.plain("catalogue") if any(asked.values()) else "",
    )


def _table(found: Iterable[Dataset], called: Names) -> Component:
    columns = (
        gettext("数据"),
        gettext("提供部门"),
        gettext("共享属性"),
        gettext("更新"),
        gettext("本平台可用于"),
    )
    return lists.DataTable(
        caption=gettext("数据目录"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in columns),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.name, href=places.dataset(one.code)),
                    called.department(one.holder),
                    tag(SHARING[one.sharing]),
                    one.update_cycle,
                    usable_for(one, called),
                )
            )
            for one in found
        ),
    )


def usable_for(dataset: Dataset, called: Names) -> str:
    """Return for how many items the platform may read a dataset."""
    items = granted_items(called.catalogue, dataset)
    if EVERY_ITEM in items:
        return gettext("全部事项")
    if not items:
        return gettext("还没有授权")
    return gettext("%(count)d 个事项") % {"count": len(items)}


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("没有找到这样的数据"),
        advice=gettext("换个词再找，或看看数据需求清单里建议新建哪些接口。"),
    )


def _reviewed(called: Names) -> Iterator[Component]:
    """Yield what is submitted and not yet published, for everybody who keeps the catalogue."""
    waiting = under_review()
    if waiting:
        rows = tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.name, href=places.dataset(one.code)),
                    called.department(one.holder),
                    tag(RESOURCES[one.status]),
                )
            )
            for one in waiting
        )
        table = lists.DataTable(
            caption=gettext("正在审核的数据"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("数据")),
                lists.Column(words=gettext("提供部门")),
                lists.Column(words=gettext("状态")),
            ),
            rows=rows,
        )
        yield Section(title=gettext("正在审核的数据"), body=table)


def _ways(request: HttpRequest) -> Iterator[Component]:
    export = navigation.Link(words=gettext("导出目录（DCAT）"), href=places.plain("export"))
    if Role.DATA_STEWARD not in officer_of(request).roles:
        yield export
        return
    offer = navigation.Button(
        words=gettext("报送新的数据资源"),
        href=places.plain("set-new"),
        kind=navigation.ButtonKind.SECONDARY,
    )
    yield navigation.Buttons(items=(offer, export))
