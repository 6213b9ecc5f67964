"""The page of a joint handling (联合办理), for the person who filed: who has said what, what waits.

One page for everything that several departments do together: opinions, the one visit, the one
notice, the clock over all, and the results as they come.
"""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.actions.joint import applicant
from tongban.actions.joint.reading import own
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.joint.hindrances import hindrances
from tongban.core.joint.joint_event import JointEvent
from tongban.core.joint.matter_events import GapsNamed
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.cases.queries.filings import filing_of
from tongban.store.joint.queries import OpenedMatter
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.mine.following import Followed, follow
from tongban.web.hall.mine.together_parts import (
    cases_table,
    opinions_table,
    standing_rows,
    visit_section,
)
from tongban.web.hall.visitor import citizen_of, outside_of, theirs

LONGEST_REASON = 200


@agent_admitted
@require_safe
def together(request: HttpRequest, filing_id: UUID) -> HttpResponseBase:
    """Show how far the departments have come together."""
    opened = _opened(request, filing_id)
    return show(request, _page(request, opened))


@agent_admitted
@require_POST
def confirm_visit(request: HttpRequest, filing_id: UUID) -> HttpResponseBase:
    """Say that somebody will be there when the departments come."""
    _opened(request, filing_id)
    try:
        applicant.confirm_visit(citizen_of(request), filing_id, outside_of(request))
    except NotAllowed:
        news.warning(request, gettext("踏勘的安排刚刚有了变化，请看最新的时间。"))
    else:
        news.success(request, gettext("已确认到场。时间有变化会在这里告诉您。"))
    return HttpResponseRedirect(places.together(filing_id))


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def decline_visit(request: HttpRequest, filing_id: UUID) -> HttpResponseBase:
    """Ask for another time, saying when it would suit."""
    opened = _opened(request, filing_id)
    if request.method != "POST":
        return show(request, _decline_page(opened))
    written = request.POST.get("reason", "")
    try:
        reason = plain_text(written, longest=LONGEST_REASON)
        applicant.decline_visit(citizen_of(request), filing_id, outside_of(request), reason=reason)
    except InvalidValue as wrong:
        error = refusal(wrong) if written.strip() else gettext("请写明哪天方便")
        return show(request, _decline_page(opened, written=written, error=error))
    except NotAllowed:
        news.warning(request, gettext("踏勘的安排刚刚有了变化，请看最新的时间。"))
    else:
        news.success(request, gettext("已告诉牵头部门，会另约时间。"))
    return HttpResponseRedirect(places.together(filing_id))


def _opened(request: HttpRequest, filing_id: UUID) -> OpenedMatter:
    """Return their joint handling, or raise the NotFound that everyone else gets."""
    return theirs(own(citizen_of(request), filing_id), request, "joint.open", filing_id)


def _page(request: HttpRequest, opened: OpenedMatter) -> Page:
    citizen, outside = citizen_of(request), outside_of(request)
    filing = filing_of(citizen, opened.filing)
    cases = tuple(follow(record, outside) for record in filing.cases) if filing else ()
    catalogue = published().catalogue
    return Page(
        title=gettext("%(title)s：部门一起办") % {"title": opened.title},
        caption=gettext("申报编号 %(number)s") % {"number": opened.number},
        back=navigation.Breadcrumbs(
            links=(
                navigation.Link(words=gettext("我的"), href=places.mine()),
                navigation.Link(words=opened.title, href=places.filing(opened.filing)),
            ),
            here=gettext("部门一起办"),
        ),
        above=tuple(_wanted(opened, cases, outside)),
        body=(
            lists.SummaryList(rows=tuple(standing_rows(opened, cases, catalogue, outside))),
            Section(
                title=gettext("各事项和结果"),
                id="cases",
                body=(
                    lists.Paragraph(
                        body=gettext("哪一项先办好，结果先给您；一项没办成，不影响其他项。")
                    ),
                    cases_table(cases, catalogue),
                ),
            ),
            *opinions_table(opened, catalogue, outside),
            *visit_section(opened, catalogue),
            _past(opened),
        ),
    )


def _wanted(
    opened: OpenedMatter, cases: tuple[Followed, ...], outside: Outside
) -> Iterator[Component]:
    """Yield what the applicant is asked to do now, first."""
    notice = opened.matter.notice
    open_cases = [one for one in cases if one.may_correct]
    if notice is not None and open_cases:
        yield messages.Notification(
            kind=messages.NotificationKind.ATTENTION,
            title=gettext("请补正：各部门需要的内容一次告诉您，不会再加"),
            body=lists.PlainList(
                items=tuple(
                    navigation.Link(
                        words=one.record.item_name,
                        href=reverse("hall:correct", args=[one.record.id]),
                    )
                    for one in open_cases
                )
            ),
        )
    yield from _objections(opened, outside)
    yield from _appointment(opened)


def _appointment(opened: OpenedMatter) -> Iterator[Component]:
    """Yield the visit that the applicant has not answered yet, with both ways to answer."""
    visit = opened.matter.visit
    if visit is None or not visit.open or visit.record is not None:
        return
    if "" in {*visit.confirmed, *visit.declined}:
        return
    told = gettext("%(moment)s，%(place)s。请派人带路。") % {
        "moment": written_moment(visit.starts_at),
        "place": visit.place,
    }
    another = navigation.Link(
        words=gettext("那时不方便，换个时间"),
        href=reverse("hall:decline_visit", args=[opened.filing]),
    )
    yield messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("几个部门约好一起来现场，请确认时间"),
        body=(
            lists.Paragraph(body=told),
            PostForm(
                body="",
                action=reverse("hall:confirm_visit", args=[opened.filing]),
                buttons=(navigation.Button(words=gettext("我能到场")), another),
            ),
        ),
    )


def _objections(opened: OpenedMatter, outside: Outside) -> Iterator[Component]:
    """Yield which departments object so that nothing can be granted, and what to do about it."""
    if opened.matter.ended is not None:
        return
    departments = published().catalogue.departments
    for one in hindrances(opened.matter, today=outside.today):
        if one.standing is OpinionStanding.VETOED:
            found = departments[one.department]
            yield messages.Notification(
                kind=messages.NotificationKind.ATTENTION,
                title=gettext("%(name)s不同意，整改以后才能准予") % {"name": found.name},
                body=gettext(
                    "理由在下面“各部门的意见”里。整改好了请告诉它（%(phone)s），它会重新答复。"
                )
                % {"phone": found.phone},
            )


def _past(opened: OpenedMatter) -> Component:
    departments = published().catalogue.departments

    def by(department: str) -> str:
        found = departments.get(department)
        return found.short_name if found else ""

    return Section(
        title=gettext("经过"),
        id="past",
        body=lists.Timeline(
            moments=tuple(
                lists.Moment(
                    title=_happened(event),
                    at=event.at,
                    by=by(getattr(event, "department", "") or event.by.department),
                )
                for event in reversed(opened.history)
            )
        ),
    )


def _happened(event: JointEvent) -> str:
    """Return what happened; a department that named nothing asked for nothing."""
    if isinstance(event, GapsNamed) and not event.gaps:
        return gettext("没有需要补正的内容")
    return labels.label(event)


def _decline_page(opened: OpenedMatter, *, written: str = "", error: str = "") -> Page:
    reason = fields.TextInput(
        name="reason",
        label=gettext("哪天方便，或者为什么不方便"),
        value=written,
        error=error,
    )
    return Page(
        title=gettext("请部门换个时间来"),
        back=navigation.BackLink(href=places.together(opened.filing)),
        errors=messages.ErrorSummary.of((reason,)),
        body=PostForm(
            body=reason,
            buttons=(
                navigation.Button(words=gettext("告诉牵头部门")),
                navigation.Link(words=gettext("不换了，返回"), href=places.together(opened.filing)),
            ),
        ),
    )
