"""A department (部门): its items, what became of each, and the way down to their documents."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.reform.comparing import causes_of, together
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.reform import places
from tongban.web.console.reform.asked import asked
from tongban.web.console.reform.charts.waterfall import waterfall
from tongban.web.console.reform.four_figures import four_figures
from tongban.web.console.reform.overview import figure_cells, figure_columns
from tongban.web.console.reform.words import base_words
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def department(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show what one department saves, item by item."""
    now = asked(request)
    mine = now.standing.of_department(code)
    if not mine:
        raise NotFound(f"no items of {code}")
    pair = together(mine)
    by_items: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(mine):
        by_items.setdefault(one.before, []).append(place)
    names = now.item_names(item for items in by_items for item in items)
    rows = tuple(
        lists.Row(
            cells=(
                _name("、".join(names.get(one, one) for one in items), items, now.base),
                *figure_cells(together(mine[place] for place in found)),
            )
        )
        for items, found in by_items.items()
    )
    table = lists.DataTable(
        caption=gettext("各事项平均每件"),
        caption_hidden=True,
        columns=(lists.Column(words=gettext("事项")), *figure_columns()),
        rows=rows,
    )
    page = Page(
        title=now.department_name(code),
        caption=gettext("四减"),
        back=navigation.BackLink(href=places.home(now.base)),
        body=(
            four_figures(pair, gettext("平均每件")),
            waterfall(pair, causes_of(mine), now.figure, before_words=base_words(now)),
            Section(title=gettext("事项"), body=table),
        ),
        wide=True,
    )
    return show(request, page)


def _name(words: str, items: tuple[str, ...], base: int) -> Content:
    return navigation.Link(words=words, href=places.item(items[0], base))
