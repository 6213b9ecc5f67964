"""Items to assess (待评估事项): those that ask sensitive elements, with where each stands."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.impact import items_to_assess
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Role
from tongban.core.people.impact import BASIS
from tongban.store.impact.queries import assessed_elements, impact_statuses
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.sections import Page, show
from tongban.web.console.impact.words import STATUSES
from tongban.web.console.requests import officer_of

ASSESSORS = (
    Role.ITEM_ADMINISTRATOR,
    Role.ITEM_REVIEWER,
    Role.LEGAL_REVIEWER,
    Role.DATA_STEWARD,
)


@officer_required(*ASSESSORS)
@require_safe
def impacts(request: HttpRequest) -> HttpResponseBase:
    """Show the items of the officer's departments that ask sensitive elements."""
    found = items_to_assess(officer_of(request))
    page = Page(
        title=gettext("个人信息保护影响评估"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "收集敏感个人信息的事项，发布前要评估，由另一人复核；新收集而没有通过评估的，不能发布。依据：%(basis)s。"
            )
            % {"basis": str(BASIS)}
        ),
        body=_table(found)
        if found
        else messages.EmptyState(
            title=gettext("没有需要评估的事项"),
            advice=gettext("本部门的事项没有收集敏感个人信息。"),
        ),
    )
    return show(request, page)


def _table(
    found: tuple[tuple[ServiceItem, tuple[str, ...], frozenset[str]], ...],
) -> lists.DataTable:
    heads = (gettext("事项"), gettext("收集的敏感个人信息"), gettext("评估"))
    return lists.DataTable(
        caption=gettext("个人信息保护影响评估"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(_rows(found)),
    )


def _rows(
    found: tuple[tuple[ServiceItem, tuple[str, ...], frozenset[str]], ...],
) -> Iterator[lists.Row]:
    statuses, covered = impact_statuses(), assessed_elements()
    for item, labels, asked in found:
        words, tone = STATUSES[statuses.get(item.code, "")]
        lacking = asked - covered.get(item.code, frozenset())
        if statuses.get(item.code) == "approved" and lacking:
            words, tone = gettext("有新收集的，要重新评估"), messages.Tone.BAD
        yield lists.Row(
            cells=(
                navigation.Link(words=item.name, href=reverse("console:impact", args=[item.code])),
                "、".join(labels),
                messages.Tag(words=words, tone=tone),
            )
        )
