"""What takes no applications now (停办): the guide as it last was, why, since when, what instead.

`leads_to_the_notice` brings whoever kept an address of asking or beginning here.
"""

from collections.abc import Callable, Iterator
from functools import wraps

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext

from tongban.actions.out_of_service import OutOfService, out_of_service
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.outcomes import Guide
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.vocabulary.errors import NotFound
from tongban.store.workshop.queries import StandingLine
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.browsing import item_page

View = Callable[..., HttpResponseBase]
_SUSPENDED, _REPLACED = "suspended", "replaced"
_OF_TODAY = frozenset({"steps"})
"""Sections that reckon with an application made today."""


def leads_to_the_notice(view: View) -> View:
    """Lead to the guide, which says why, where a target exists but takes no applications."""

    @wraps(view)
    def led(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
        try:
            return view(request, kind, code)
        except NotFound:
            if out_of_service(kind, code) is None:
                raise
        return HttpResponseRedirect(places.guide(kind, code))

    return led


def out_of_service_page(found: OutOfService, guide: Guide | JourneyGuide) -> Page:
    """Return the guide page of what takes no applications now."""
    catalogue = found.wanted.published.catalogue
    target = found.wanted.target
    match guide:
        case Guide():
            department, body = guide.item.department, _of_item(found, guide, catalogue)
        case JourneyGuide():
            department, body = guide.journey.lead, _of_journey(found, guide, catalogue)
    return Page(
        title=target.name,
        caption=catalogue.departments[department].name,
        lead=target.summary,
        back=navigation.Breadcrumbs(
            links=(navigation.Link(words=gettext("首页"), href="/"),), here=target.name
        ),
        body=tuple(body),
    )


def state_words(standing: StandingLine) -> str:
    """Return in a word or two how an item is out."""
    match standing.kind:
        case kind if kind == _SUSPENDED:
            return gettext("暂停办理")
        case kind if kind == _REPLACED:
            return gettext("已由其他事项代替")
        case _:
            return gettext("已取消")


def _of_item(found: OutOfService, guide: Guide, catalogue: Catalogue) -> Iterator[Component]:
    item = guide.item
    standing = found.standings[item.code]
    yield messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("%(state)s，现在不能申请") % {"state": state_words(standing)},
        body=(
            lists.SummaryList(rows=tuple(_reasons(standing))),
            lists.PlainList(items=tuple(_instead(found, item, catalogue))),
        ),
    )
    if standing.kind == _SUSPENDED:
        yield lists.Paragraph(body=gettext("下面是暂停以前的办事指南，供您参考。"))
        yield from (
            one
            for one in item_page.sections(guide, catalogue)
            if not (isinstance(one, Section) and one.id in _OF_TODAY)
        )


def _reasons(standing: StandingLine) -> Iterator[lists.SummaryRow]:
    yield lists.SummaryRow(key=gettext("原因"), value=standing.reason)
    yield lists.SummaryRow(key=gettext("从哪天起"), value=written_date(standing.since))


def _instead(found: OutOfService, item: ServiceItem, catalogue: Catalogue) -> Iterator[Content]:
    yield from (_link(one, gettext("改办“%(name)s”")) for one in found.successors)
    department = catalogue.departments[item.department]
    phone = item.contact or department.phone
    if found.standings[item.code].kind == _SUSPENDED:
        yield gettext("恢复后这一页会重新开放申请；急着办请先咨询：%(contact)s") % {
            "contact": phone
        }
    else:
        yield gettext("不清楚怎么办，请咨询：%(contact)s") % {"contact": phone}
    yield gettext("已经提交的申请照常办理，不受影响；没有提交的草稿会保留。")


def _link(item: ServiceItem, words: str) -> Content:
    return navigation.Link(
        words=words % {"name": item.name}, href=places.guide(places.ITEM, item.code)
    )


def _of_journey(
    found: OutOfService, guide: JourneyGuide, catalogue: Catalogue
) -> Iterator[Component]:
    items = [one.item for one in guide.sub_items]
    yield messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("其中有事项停办，现在不能作为一件事一起申请"),
        body=(
            *(_why(one, found.standings[one.code]) for one in items if one.code in found.standings),
            lists.Paragraph(body=gettext("其他事项照常办理，可以分别申请。没有提交的草稿会保留。")),
        ),
    )
    yield Section(title=gettext("包括哪些事"), id="items", body=_table(found, items, catalogue))


def _why(item: ServiceItem, standing: StandingLine) -> Component:
    words = gettext("“%(name)s”%(state)s，从%(day)s起。原因：%(reason)s") % {
        "name": item.name,
        "state": state_words(standing),
        "day": written_date(standing.since),
        "reason": standing.reason,
    }
    return lists.Paragraph(body=words)


def _table(found: OutOfService, items: list[ServiceItem], catalogue: Catalogue) -> Component:
    return lists.DataTable(
        caption=gettext("联办事项"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("现在能不能办")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    _link(item, "%(name)s"),
                    catalogue.departments[item.department].short_name,
                    _state(found.standings.get(item.code)),
                )
            )
            for item in items
        ),
    )


def _state(standing: StandingLine | None) -> Component:
    if standing is None:
        return messages.Tag(words=gettext("照常办理"), tone=messages.Tone.GOOD)
    return messages.Tag(words=state_words(standing), tone=messages.Tone.ATTENTION)
