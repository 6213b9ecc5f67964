"""The list of looks (查阅清单): the latest first, page by page, with a way to ask about each."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.store.audit.looks import PAGE, Look, looks_at
from tongban.store.tickets.queries import asked_entries
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.looks import wording
from tongban.web.hall.looks.asked import Asked
from tongban.web.hall.visitor import citizen_of, outside_of


@citizen_required
@require_safe
def looks(request: HttpRequest) -> HttpResponseBase:
    """Show who looked at what concerns the person, or the organisation they act for."""
    citizen = citizen_of(request)
    asked = Asked.of(request.GET)
    found = looks_at(
        citizen, asked.narrowed(outside_of(request).now), before=asked.before, most=PAGE + 1
    )
    shown = found[:PAGE]
    older = asked.query(before=shown[-1].entry) if len(found) > PAGE else ""
    page = Page(
        title=gettext("谁查了我的数据"),
        back=navigation.BackLink(href=places.mine()),
        lead=lists.Paragraph(body=_lead(acting=citizen.acting_for is not None)),
        body=(
            _filter(asked),
            _history(request, shown) if shown else _nothing(asked),
            navigation.Pagination(newer=asked.query() if asked.before else "", older=older),
            _ways(asked),
        ),
    )
    return show(request, page)


def _lead(*, acting: bool) -> str:
    if acting:
        return gettext("工作人员和部门系统每次查看您代表的单位的数据，都记在这里，谁也改不了。")
    return gettext("工作人员和部门系统每次查看您的数据，都记在这里，谁也改不了。")


def _filter(asked: Asked) -> Component:
    kinds = [fields.Choice(value="", label=gettext("全部"))]
    kinds += [
        fields.Choice(value=kind.value, label=str(words)) for kind, words in wording.KINDS.items()
    ]
    periods = (
        fields.Choice(value="", label=gettext("全部时间")),
        fields.Choice(value="30", label=gettext("最近 30 天")),
        fields.Choice(value="365", label=gettext("最近一年")),
    )
    return navigation.FilterBar(
        fields=(
            fields.Select(
                name="kind",
                label=gettext("查阅方式"),
                choices=tuple(kinds),
                value=asked.kind.value if asked.kind else "",
            ),
            fields.Select(
                name="period", label=gettext("时间"), choices=periods, value=asked.period
            ),
        ),
        clear=reverse("hall:looks") if asked.filtered else "",
    )


def _history(request: HttpRequest, shown: tuple[Look, ...]) -> Component:
    """Return the looks one under the other: when, who, what, and why."""
    catalogue = published().catalogue
    asked = asked_entries(citizen_of(request), [look.entry for look in shown])
    return lists.Timeline(
        moments=tuple(_moment(look, catalogue, asked.get(look.entry)) for look in shown)
    )


def _moment(look: Look, catalogue: Catalogue, ticket: UUID | None) -> lists.Moment:
    told = wording.told(look, catalogue)
    why = gettext("为：%(matter)s。依据：%(basis)s。") % {
        "matter": told.matter,
        "basis": told.basis,
    }
    return lists.Moment(
        title=told.what,
        at=look.at,
        by=told.who,
        body=(lists.Paragraph(body=why), _question(look, ticket)),
    )


def _question(look: Look, ticket: UUID | None) -> Component:
    if ticket is not None:
        return navigation.Link(
            words=gettext("已提出，看进展"), href=reverse("hall:ticket", args=[ticket])
        )
    return navigation.Link(
        words=gettext("我有疑问"),
        href=reverse("hall:ask_look", args=[look.entry]),
        about=written_moment(look.at),
    )


def _nothing(asked: Asked) -> Component:
    if asked.filtered or asked.before:
        return messages.EmptyState(
            title=gettext("没有符合条件的记录"),
            advice=gettext("换一个条件，或者看全部记录。"),
            ways=(navigation.Link(words=gettext("看全部记录"), href=reverse("hall:looks")),),
        )
    return messages.EmptyState(
        title=gettext("还没有人查看过"),
        advice=gettext("有人查看时，这里会写明谁在什么时候、为哪件事、凭什么查看。"),
    )


def _ways(asked: Asked) -> Component:
    return navigation.Buttons(
        items=(
            navigation.Link(
                words=gettext("下载清单"), href=reverse("hall:looks_file") + asked.query()
            ),
            navigation.Link(words=gettext("我的疑问和数据校核"), href=reverse("hall:tickets")),
        )
    )
