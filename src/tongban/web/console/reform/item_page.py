"""An item (事项): each document and step before and now, real cases, and what is no saving."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.reform.standing import BY_LAW, Closely
from tongban.core.catalog.items import ServiceItem
from tongban.core.graph.burden.measure import NeedStanding
from tongban.core.guides.outcomes import ON_PAPER
from tongban.core.reform.comparing import causes_of, together
from tongban.core.reform.standpoints import Standpoint
from tongban.core.reform.traps import traps
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries import measured
from tongban.store.reform import queries
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.reform import places
from tongban.web.console.reform.asked import Asked, asked
from tongban.web.console.reform.charts.waterfall import waterfall
from tongban.web.console.reform.four_figures import four_figures
from tongban.web.console.reform.measure_list import measure_table
from tongban.web.console.reform.trap_words import trap_notes
from tongban.web.console.reform.words import STANDINGS, base_words
from tongban.web.console.requests import KEEPERS, outside_of

_YEAR = timedelta(days=365)
_PAPER = {way.value for way in ON_PAPER}


@officer_required(*KEEPERS)
@require_safe
def item(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show what became of one item, down to the single document."""
    now = asked(request)
    closely = now.standing.closely([code])
    mine = [one for one in closely.reduced if code in one.before]
    if not mine:
        raise NotFound(f"no item {code}")
    outside = outside_of(request)
    versions = _versions(now, code, mine[0].after)
    found = traps(
        *versions,
        now.standing.now_published.catalogue.evidence,
        calendar=outside.calendar,
        today=outside.today,
    )
    pair = together(mine)
    ways = measured.ways_of(code, outside.now - _YEAR)
    taken = queries.measures(item=code)
    page = Page(
        title=now.item_name(code),
        caption=now.department_name(mine[0].department),
        back=navigation.BackLink(href=places.department(mine[0].department, now.base)),
        body=(
            four_figures(pair, gettext("平均每件")),
            *trap_notes(found, now.item_name),
            waterfall(pair, causes_of(mine), now.figure, before_words=base_words(now)),
            Section(title=gettext("材料"), body=_documents(now, closely, code, ways)),
            Section(title=gettext("环节"), body=_steps(now, closely, code)),
            *((Section(title=gettext("措施"), body=measure_table(taken)),) if taken else ()),
        ),
        wide=True,
    )
    return show(request, page)


def _versions(
    now: Asked, code: str, after: tuple[str, ...]
) -> tuple[list[ServiceItem], list[ServiceItem]]:
    earlier = now.standing.base_published.catalogue.items
    later = now.standing.now_published.catalogue.items
    return [earlier[code]] if code in earlier else [], [later[one] for one in after if one in later]


def _standings(at: Standpoint, code: str) -> dict[str, NeedStanding]:
    """Return how each document is had when the item is filed alone."""
    services = [one for one in at.burden.services if one.item == code and not one.journey]
    return {need.requirement: at.supplied.standing(need) for one in services for need in one.needs}


def _documents(
    now: Asked, closely: Closely, code: str, ways: Mapping[str, Mapping[str, int]]
) -> Content:
    before, after = _standings(closely.before, code), _standings(closely.now, code)
    names = _names(now, code)
    rows = tuple(
        lists.Row(
            cells=(
                names.get(one, one),
                str(STANDINGS[before.get(one)]),
                str(STANDINGS[after.get(one)]),
                _real(ways.get(one, {})),
            )
        )
        for one in dict.fromkeys((*before, *after))
    )
    if not rows:
        return gettext("这个事项不要求材料。")
    return lists.DataTable(
        caption=gettext("每份材料怎样取得"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("材料")),
            lists.Column(words=base_words(now)),
            lists.Column(words=gettext("现在")),
            lists.Column(words=gettext("过去一年的办件")),
        ),
        rows=rows,
    )


def _names(now: Asked, code: str) -> dict[str, str]:
    """Return the names of requirements and steps, those of now before those of then."""
    names: dict[str, str] = {}
    for published in (now.standing.base_published, now.standing.now_published):
        if code in published.catalogue.items:
            version = published.catalogue.items[code]
            names |= {one.id: one.name for one in version.requirements}
            names |= {f"step:{one.id}": one.name for one in version.steps}
    return names


def _real(ways: Mapping[str, int]) -> str:
    total = sum(ways.values())
    if not total:
        return gettext("还没有办件")
    spared = sum(many for way, many in ways.items() if way not in _PAPER)
    return gettext("%(total)d 件中 %(spared)d 件没有提交纸面材料") % {
        "total": total,
        "spared": spared,
    }


def _steps(now: Asked, closely: Closely, code: str) -> Component:
    """Return the steps; law sets one period for all of them, so it has no column of its own."""
    names = _names(now, code)
    sides = [closely.now] if now.base == BY_LAW else [closely.before, closely.now]
    headings = [gettext("现在")] if now.base == BY_LAW else [base_words(now), gettext("现在")]
    return lists.DataTable(
        caption=gettext("每个环节用多少工作日"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("环节")),
            *(lists.Column(words=one, number=True) for one in headings),
        ),
        rows=tuple(
            lists.Row(cells=(names.get(f"step:{step}", step), *days))
            for step, days in _days(sides, code)
        ),
    )


def _days(sides: Sequence[Standpoint], code: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    tasks = [
        {task.step: task for one in at.burden.services if one.item == code for task in one.tasks}
        for at in sides
    ]
    for step in dict.fromkeys(step for one in tasks for step in one):
        yield step, tuple(str(one[step].days) if step in one else "—" for one in tasks)
