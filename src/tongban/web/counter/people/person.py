"""A person who was opened (限时查看): cases and certificates in outline, until time is over."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.looking import look
from tongban.actions.targets import published
from tongban.core.people.breaking_glass import Glass
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.cases.queries.people import cases_of_person
from tongban.store.certificates.queries import certificates_of
from tongban.store.people.glass_queries import known_as
from tongban.store.sealing import blind_index
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_date, written_moment
from tongban.web.counter import masks
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of


@officer_required(*HANDLERS)
@require_safe
def person(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the person, written down each time; after the time is over, nothing."""
    try:
        kept = look(officer_of(request), key, outside_of(request))
    except NotAllowed:
        news.warning(request, gettext("查看时间已经过了，页面已经关闭。"))
        return HttpResponseRedirect(reverse("counter:break_glass"))
    glass = kept.glass
    page = Page(
        title=gettext("限时查看"),
        back=navigation.BackLink(href=reverse("counter:break_glass")),
        above=Notification(
            title=gettext("%(moment)s自动关闭") % {"moment": written_moment(glass.until)},
            body=gettext("这次查看已经通知监督人员，本人也看得到。请只用于您说明的事由。"),
            kind=NotificationKind.ATTENTION,
        ),
        body=(
            lists.SummaryList(rows=_rows(glass)),
            Section(title=gettext("办件"), id="cases", body=_cases(glass)),
            Section(title=gettext("证照"), id="certificates", body=_certificates(glass)),
        ),
    )
    return show(request, page)


def _rows(glass: Glass) -> tuple[lists.SummaryRow, ...]:
    name = known_as(blind_index(glass.person))
    return (
        lists.SummaryRow(key=gettext("姓名"), value=name or gettext("没有实名账户")),
        lists.SummaryRow(key=gettext("身份证号"), value=masks.covered(glass.person)),
        lists.SummaryRow(key=gettext("说明"), value=glass.words),
    )


def _cases(glass: Glass) -> Content:
    departments = published().catalogue.departments
    rows = tuple(
        lists.SummaryRow(
            key=one.item_name,
            value=written_moment(one.filed_at),
            source=departments[one.department].name if one.department in departments else "",
        )
        for one in cases_of_person(glass.person)
    )
    return lists.SummaryList(rows=rows) if rows else lists.Paragraph(body=gettext("没有办件。"))


def _certificates(glass: Glass) -> Content:
    rows = tuple(
        lists.SummaryRow(
            key=one.certificate.face.name, value=written_date(one.certificate.face.issued_on)
        )
        for one in certificates_of(glass.person)
    )
    return lists.SummaryList(rows=rows) if rows else lists.Paragraph(body=gettext("没有证照。"))
