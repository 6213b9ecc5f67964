"""The receipt of one filing (申报回执): its number, each case in it, and what happens when."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.joint.reading import handled_jointly
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Citizen
from tongban.store.cases.queries.filings import FilingRecord, filing_of
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_date, written_moment
from tongban.web.hall import places
from tongban.web.hall.bills.standing import waiting_bills
from tongban.web.hall.mine import outlook
from tongban.web.hall.mine.following import Followed, follow
from tongban.web.hall.mine.together_parts import together_link
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@agent_admitted
@require_safe
def filing(request: HttpRequest, filing_id: UUID) -> HttpResponseBase:
    """Show the receipt; it can be kept as a bookmark and always tells how things stand."""
    found = theirs(filing_of(citizen_of(request), filing_id), request, "filing.open", filing_id)
    outside = outside_of(request)
    cases = sorted(
        (follow(record, outside) for record in found.cases), key=lambda one: one.state is None
    )
    citizen = citizen_of(request)
    return show(request, filing_page(citizen, found, tuple(cases), published().catalogue))


def filing_page(
    citizen: Citizen, found: FilingRecord, cases: tuple[Followed, ...], catalogue: Catalogue
) -> Page:
    """Return the page of a filing with the cases it opened."""
    return Page(
        title=gettext("申请已提交：%(title)s") % {"title": found.title},
        heading=False,
        back=navigation.Breadcrumbs(
            links=(navigation.Link(words=gettext("我的"), href=places.mine()),), here=found.title
        ),
        body=(
            messages.Confirmation(
                title=gettext("“%(title)s”申请已提交") % {"title": found.title},
                number=found.number,
                number_words=gettext("申报编号"),
            ),
            lists.Paragraph(
                body=gettext("%(moment)s收到。请记下申报编号，也可以收藏本页，随时回来查看。")
                % {"moment": written_moment(found.filed_at)}
            ),
            navigation.Buttons(
                items=tuple(
                    navigation.PrintButton(
                        href=places.voucher(one.id),
                        words=gettext("下载%(label)s（PDF）") % {"label": labels.label(one)},
                    )
                    for one in found.vouchers
                )
            ),
            *waiting_bills(citizen, found.id),
            Section(title=gettext("接下来"), id="next", body=_cases(cases, catalogue)),
            together_link(found.id) if handled_jointly(citizen, found.id) else "",
            navigation.Buttons(
                items=(navigation.Link(words=gettext("我的全部办件"), href=places.mine()),)
            ),
        ),
    )


def _cases(cases: tuple[Followed, ...], catalogue: Catalogue) -> Component:
    return lists.DataTable(
        caption=gettext("这次申报的办件"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("状态")),
            lists.Column(words=gettext("接下来")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.record.item_name, href=places.case(one.record.id)),
                    catalogue.departments[one.record.department].short_name,
                    outlook.status_tag(one.status),
                    _next(one),
                )
            )
            for one in cases
        ),
    )


def _next(followed: Followed) -> str:
    if followed.status == "completed" and followed.state and followed.state.completed:
        day = written_date(followed.state.completed.completed_on)
        return gettext("%(day)s办结") % {"day": day}
    return outlook.next_sentence(followed)
