"""The answer (推演结果): the four figures before and after, by whom, and what changes."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.burden import CityBurden
from tongban.core.graph.burden.model import Figures
from tongban.core.graph.what_if.compare import NeedChange, Pair, ServiceChange
from tongban.engines.burden.what_if import Answer
from tongban.web.components import figures, lists, messages
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.sections import Section
from tongban.web.console.what_if.wording import (
    CLIENTELES,
    STANDINGS,
    department_name,
    item_name,
    part_name,
)

LISTED = 25
"""So many changes are listed, those that save most."""

_FIGURES = (
    lists.Column(words=gettext_lazy("办件"), number=True),
    lists.Column(words=gettext_lazy("材料"), number=True),
    lists.Column(words=gettext_lazy("工作日"), number=True),
    lists.Column(words=gettext_lazy("环节"), number=True),
    lists.Column(words=gettext_lazy("跑动"), number=True),
)
_CHANGES = (
    lists.Column(words=gettext_lazy("事项")),
    lists.Column(words=gettext_lazy("变了什么")),
    lists.Column(words=gettext_lazy("材料"), number=True),
    lists.Column(words=gettext_lazy("工作日"), number=True),
    lists.Column(words=gettext_lazy("环节"), number=True),
    lists.Column(words=gettext_lazy("跑动"), number=True),
)


def shown(answer: Answer, city: CityBurden) -> Content:
    """Return the figures and the lists."""
    compared = answer.compared
    people = ((CLIENTELES[one], pair) for one, pair in compared.clienteles.items())
    return (
        _comparison(compared.figures),
        Section(title=gettext("变了什么"), body=_changes(answer, city)),
        Section(title=gettext("按服务对象"), body=_table(gettext("服务对象"), people)),
        Section(title=gettext("按部门"), body=_offices(answer, city)),
    )


def _offices(answer: Answer, city: CityBurden) -> Content:
    """Return the departments that change, those that change most first, and the others apart."""
    changed, same = answer.departments.changed(LISTED), answer.departments.same(LISTED)
    all_changed, all_same = answer.departments.counts()
    words = gettext("共 %(count)d 个部门有变化，下面是变化最大的 %(listed)d 个。")
    lead = lists.Paragraph(body=words % {"count": all_changed, "listed": len(changed)})
    return (
        lead if all_changed > len(changed) else (),
        _table(gettext("部门"), _named(changed, city)) if changed else (),
        messages.Details(
            summary=gettext("没有变化的 %(count)d 个部门") % {"count": all_same},
            body=_table(gettext("部门"), _named(same, city)),
        ),
    )


def _named(pairs: Iterable[tuple[str, Pair]], city: CityBurden) -> Iterator[tuple[Words, Pair]]:
    return ((department_name(code, city), pair) for code, pair in pairs)


def _comparison(pair: Pair) -> Component:
    title = gettext("全部事项，%(cases)d 件办件合计") % {"cases": pair.after.cases}
    return figures.FootprintComparison(
        title=title,
        now=_footprint(pair.after),
        before=_footprint(pair.before),
        before_words=gettext("今天"),
    )


def _footprint(cost: Figures) -> figures.Footprint:
    return figures.Footprint(
        documents=cost.documents, working_days=cost.days, steps=cost.steps, visits=cost.visits
    )


def _table(name: str, rows: Iterable[tuple[Words, Pair]]) -> Component:
    return lists.DataTable(
        caption=name,
        caption_hidden=True,
        columns=(lists.Column(words=name), *_FIGURES),
        rows=tuple(
            lists.Row(cells=(words, str(pair.after.cases), *_four(pair))) for words, pair in rows
        ),
    )


def _four(pair: Pair) -> tuple[str, ...]:
    before, after = pair
    return tuple(
        f"{one}\u00a0→\u00a0{two}" if one != two else str(two)
        for one, two in (
            (before.documents, after.documents),
            (before.days, after.days),
            (before.steps, after.steps),
            (before.visits, after.visits),
        )
    )


def _changes(answer: Answer, city: CityBurden) -> Content:
    changes = answer.compared.changes
    if not changes:
        return messages.EmptyState(
            title=gettext("没有事项受影响"),
            advice=gettext("改动要么还没有，要么有别的途径顶上了：数据、证照或承诺。"),
        )
    table = lists.DataTable(
        caption=gettext("受影响的事项"),
        caption_hidden=True,
        columns=_CHANGES,
        rows=tuple(_change(one, city) for one in changes),
    )
    words = gettext("共 %(count)d 个事项受影响。") % {"count": answer.changed}
    if answer.changed > len(changes):
        lead = gettext("共 %(count)d 个事项受影响，下面是影响最大的 %(listed)d 个。")
        words = lead % {"count": answer.changed, "listed": len(changes)}
    return (lists.Paragraph(body=words), table)


def _change(change: ServiceChange, city: CityBurden) -> lists.Row:
    service = change.service
    name = item_name(service.item, city)
    if service.journey:
        journey = city.journeys[service.journey].name
        name = gettext("%(item)s（%(journey)s）") % {"item": name, "journey": journey}
    papers = tuple(_need(service.item, one, city) for one in change.needs)
    said: Content = lists.PlainList(items=papers) if papers else gettext("环节或跑动")
    return lists.Row(cells=(name, said, *_four(change.figures)))


def _need(item: str, need: NeedChange, city: CityBurden) -> str:
    return gettext("%(paper)s：%(before)s → %(after)s") % {
        "paper": part_name(item, need.requirement, city),
        "before": STANDINGS[need.before],
        "after": STANDINGS[need.after],
    }
