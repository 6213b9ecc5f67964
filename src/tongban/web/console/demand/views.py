"""The page of the demand list (需求清单页), and its files."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.burden import CityBurden, DemandList, city_burden, demand_list
from tongban.core.graph.demand.problem import CurvePoint
from tongban.core.people.actors import Role
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.demand.asking import Asked
from tongban.web.console.demand.curve import Curve
from tongban.web.console.demand.exports import as_csv, as_workbook
from tongban.web.console.demand.listing import Line, lines, table
from tongban.web.console.demand.wording import name_of
from tongban.web.console.requests import KEEPERS, officer_of, outside_of
from tongban.web.console.what_if.newness import newness

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@officer_required(*KEEPERS)
@require_safe
def demand(request: HttpRequest) -> HttpResponseBase:
    """Show the list that the address asks for."""
    asked, city, found = found_for(request)
    body: Content = (
        newness(city),
        _form(asked),
        _refused(asked, city),
        _list(asked, city, found, steward=Role.DATA_STEWARD in officer_of(request).roles),
    )
    page = Page(
        title=gettext("数据需求清单"),
        lead=gettext("先向哪些部门要哪几个数据接口，群众和企业少交的材料最多。"),
        body=body,
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def demand_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the list as rows."""
    return _file(request, as_csv, "text/csv; charset=utf-8", "csv")


@officer_required(*KEEPERS)
@require_safe
def demand_workbook(request: HttpRequest) -> HttpResponseBase:
    """Return the list as a workbook."""
    title = gettext("数据需求清单")
    return _file(request, lambda every: as_workbook(every, title), _WORKBOOK, "xlsx")


def found_for(request: HttpRequest) -> tuple[Asked, CityBurden, DemandList]:
    """Return what an address asks, and the list that answers it."""
    asked = Asked.read(request.GET)
    city = city_burden(outside_of(request), by_cases=asked.by_cases)
    found = demand_list(
        city,
        budget=asked.budget,
        refused=frozenset(asked.refused),
        from_nothing=asked.from_nothing,
    )
    return asked, city, found


def _file(
    request: HttpRequest, write: Callable[[Iterable[Line]], bytes], kind: str, ending: str
) -> HttpResponseBase:
    _, city, found = found_for(request)
    response = HttpResponse(write(lines(found, city)), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="data-demand.{ending}"'
    return response


def _form(asked: Asked) -> Component:
    return navigation.FilterBar(
        fields=(
            fields.NumberInput(
                name="budget",
                label=gettext("最多要几个接口"),
                value=str(asked.budget),
            ),
            fields.Select(
                name="start",
                label=gettext("从哪里算起"),
                value="nothing" if asked.from_nothing else "today",
                choices=(
                    fields.Choice(value="today", label=gettext("今天已经共享的数据")),
                    fields.Choice(value="nothing", label=gettext("假设还没有任何共享")),
                ),
            ),
            fields.Select(
                name="weights",
                label=gettext("怎么合计"),
                value="cases" if asked.by_cases else "items",
                choices=(
                    fields.Choice(value="items", label=gettext("每个事项算一件")),
                    fields.Choice(value="cases", label=gettext("按过去一年的办件量")),
                ),
            ),
        ),
        hidden=tuple(("refused", code) for code in asked.refused),
        words=gettext("列出清单"),
    )


def _refused(asked: Asked, city: CityBurden) -> Content:
    """Return the interfaces that were refused, each with a way to try it again."""
    if not asked.refused:
        return ()
    links = tuple(
        navigation.Link(
            words=gettext("“%(name)s”还是要") % {"name": name_of(code, city)},
            href=asked.again_with(code).address(),
        )
        for code in asked.refused
    )
    return Section(title=gettext("已经换掉的接口"), body=lists.PlainList(items=links))


def _list(asked: Asked, city: CityBurden, found: DemandList, *, steward: bool) -> Content:
    if not found.lines:
        return messages.EmptyState(
            title=gettext("没有要得到的数据能再免掉材料"),
            advice=gettext("剩下的材料没有部门掌握，只能靠承诺、取消或改流程来减。"),
            ways=(
                navigation.Link(words=gettext("去推演别的办法"), href=reverse("console:what_if")),
            ),
        )
    files = lists.PlainList(
        items=(
            navigation.Link(words=gettext("下载工作簿"), href=asked.address("console:demand_xlsx")),
            navigation.Link(words=gettext("下载 CSV"), href=asked.address("console:demand_csv")),
        )
    )
    return (
        *_sentences(found),
        Section(title=gettext("清单"), body=(table(found, city, asked, steward=steward), files)),
        Section(title=gettext("多要一个，值多少"), body=_curve(found)),
    )


def _sentences(found: DemandList) -> tuple[Component, ...]:
    choice = found.choice
    share = 100 * choice.submissions / max(found.asked, 1)
    words = gettext("要到这 %(count)d 个接口，一年少交 %(spared)d 份材料，占 %(share).0f%%。") % {
        "count": len(found.lines),
        "spared": choice.submissions,
        "share": share,
    }
    return (lists.Paragraph(body=words), messages.Inset(body=_proof(found)))


def _proof(found: DemandList) -> str:
    choice = found.choice
    if choice.proven:
        return gettext("已经证明：同样多的接口，没有更好的选法。")
    words = gettext("已经证明：同样多的接口，最好的选法也至多再多 %(more)d 份。")
    return words % {"more": choice.bound - choice.submissions}


def _curve(found: DemandList) -> Component:
    here = CurvePoint(found.choice.cost, found.choice.submissions)
    title = gettext("接口数与最多可少交的材料；圆点是上面的清单")
    return Curve(title=title, points=found.choice.curve, here=here)
