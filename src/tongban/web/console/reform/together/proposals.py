"""What could be one thing (一件事建议): mined from filings, read from the graph; what is made."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.reform import journeys
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.reform.chains import Chain
from tongban.core.reform.together import FiledTogether
from tongban.store.reform import queries
from tongban.store.reform.queries import JourneyLine
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.reform import places
from tongban.web.console.reform.together.words import STATUSES
from tongban.web.console.requests import KEEPERS, outside_of


@officer_required(*KEEPERS)
@require_safe
def workshop(request: HttpRequest) -> HttpResponseBase:
    """Show what people need together, and the journeys in the making."""
    catalogue = published().catalogue
    page = Page(
        title=gettext("一件事工坊"),
        back=navigation.BackLink(href=places.home()),
        lead=gettext("把人们本来就要一起办的事项合成一件事：一次告知、一张表、一套材料。"),
        body=(
            Section(
                title=gettext("九十天内常被同一批人申报"),
                body=_filed(journeys.filed_together_now(outside_of(request)), catalogue),
            ),
            Section(
                title=gettext("一个事项的结果是另一个的材料"),
                body=_chains(journeys.chains_now(), catalogue),
            ),
            navigation.Buttons(
                items=(
                    navigation.Button(
                        words=gettext("自己选事项"),
                        href=places.plain("together-new"),
                        kind=navigation.ButtonKind.SECONDARY,
                    ),
                )
            ),
            Section(title=gettext("正在设计"), body=_drafts(queries.journeys())),
        ),
        wide=True,
    )
    return show(request, page)


def _filed(found: Sequence[FiledTogether], catalogue: Catalogue) -> Content:
    if not found:
        return messages.EmptyState(
            title=gettext("过去一年的申报里还看不出来"),
            advice=gettext("同一批人至少五人都办过，并且明显多于巧合，才会列在这里。"),
        )
    return lists.DataTable(
        caption=gettext("常被一起申报的事项"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("人数"), number=True),
            lists.Column(words=gettext("比巧合多"), number=True),
            lists.Column(words=gettext("下一步")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    _names(one.items, catalogue),
                    f"{one.people:,}",
                    gettext("%(times)s 倍") % {"times": f"{one.lift:.1f}"},
                    _begin(one.items),
                )
            )
            for one in found
        ),
    )


def _chains(found: Sequence[Chain], catalogue: Catalogue) -> Content:
    if not found:
        return messages.EmptyState(title=gettext("能衔接的事项都已经在一件事里了"))
    return lists.DataTable(
        caption=gettext("能衔接的事项"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("衔接的材料")),
            lists.Column(words=gettext("下一步")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    _names(one.items, catalogue),
                    lists.PlainList(items=_handed(one, catalogue)),
                    _begin(one.items),
                )
            )
            for one in found
        ),
    )


def _handed(chain: Chain, catalogue: Catalogue) -> tuple[Content, ...]:
    codes = dict.fromkeys(one.evidence for one in chain.handovers)
    known = catalogue.evidence
    return tuple(known[one].name if one in known else one for one in codes)


def _names(items: Sequence[str], catalogue: Catalogue) -> Component:
    return lists.PlainList(items=tuple(catalogue.items[code].name for code in items))


def _begin(items: Sequence[str]) -> Component:
    words = gettext("设计成一件事")
    return navigation.Link(words=words, href=places.begin_journey(items))


def _drafts(found: Sequence[JourneyLine]) -> Content:
    if not found:
        return messages.EmptyState(title=gettext("还没有人在设计"))
    departments = published().catalogue.departments
    return lists.DataTable(
        caption=gettext("正在设计"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("一件事")),
            lists.Column(words=gettext("牵头部门")),
            lists.Column(words=gettext("状态")),
            lists.Column(words=gettext("改动时间")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.name, href=places.draft(one.id)),
                    departments[one.lead].short_name if one.lead in departments else one.lead,
                    messages.Tag(words=STATUSES[one.status]),
                    written_moment(one.changed_at),
                )
            )
            for one in found
        ),
    )
