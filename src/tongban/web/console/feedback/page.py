"""One concern (诉求办理): what was said, by when who moves, what happened, what can be done now."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.feedback.ratings import OFFLINE, ONLINE, Grade
from tongban.core.vocabulary.errors import NotFound
from tongban.store.feedback.concerns import OpenedConcern, concern_for
from tongban.web.components import concerns, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.words import plain_date, written_moment
from tongban.web.console.feedback.forms import Typed, fields_of, titles, verbs_open_to
from tongban.web.console.feedback.seats import SEATS
from tongban.web.console.requests import officer_of, outside_of

ASPECTS: Final = dict((*ONLINE.aspects, *OFFLINE.aspects))


@officer_required(*SEATS)
@require_safe
def concern(request: HttpRequest, concern: UUID) -> HttpResponseBase:
    """Show a concern that this officer may see; whose it is, only to whom calls them."""
    found = found_concern(request, concern)
    note(
        officer_of(request),
        "concern.open",
        f"concern:{concern}",
        concerned=[found.subject] if found.subject and found.caller else (),
        details={"kind": found.line.kind.value, "named": "yes" if found.caller else "no"},
    )
    return show(request, page_of(request, found, Typed()))


def found_concern(request: HttpRequest, concern: UUID) -> OpenedConcern:
    """Return the concern of an address.

    Raises:
        NotFound: the same for what never was and for what is another unit's.
    """
    found = concern_for(officer_of(request), concern)
    if found is None:
        note(officer_of(request), "concern.open", f"concern:{concern}", outcome="not_found")
        raise NotFound(f"no concern {concern} for this officer")
    return found


def page_of(request: HttpRequest, found: OpenedConcern, typed: Typed) -> Page:
    """Return the page of a concern."""
    wrong = tuple(fields_of(typed.verb, found, typed)) if typed.errors else ()
    return Page(
        title=found.line.title,
        caption=f"{labels.label(found.line.kind)} {found.line.number}",
        back=navigation.BackLink(href=reverse("console:feedback")),
        above=typed.news or "",
        errors=messages.ErrorSummary.of(wrong),
        wide=True,
        body=SideBySide(
            main=(_facts(request, found), _history(found)),
            beside=tuple(_forms(request, found, typed)),
            label=gettext("办理"),
        ),
    )


def _facts(request: HttpRequest, found: OpenedConcern) -> Component:
    line, departments = found.line, published().catalogue.departments
    late = found.state.overdue(outside_of(request).today)
    rows = [
        lists.SummaryRow(key=gettext("状态"), value=concerns.status_tag(line.status, late=late)),
        lists.SummaryRow(
            key=gettext("承办单位"),
            value=concerns.unit_name(line, departments),
        ),
        *concerns.period_rows(found.state),
        lists.SummaryRow(key=gettext("来源"), value=labels.label(line.channel)),
        *_when(found),
        *_about(found),
        *_whose(found),
    ]
    return lists.SummaryList(rows=tuple(rows))


def _when(found: OpenedConcern) -> Iterator[lists.SummaryRow]:
    """Yield when it was said: of a rating the day alone, so that no minute tells who rated."""
    moment = found.line.opened_at
    exact = found.line.kind is not ConcernKind.POOR_RATING or found.caller is not None
    yield lists.SummaryRow(
        key=gettext("提出"), value=written_moment(moment) if exact else plain_date(moment.date())
    )


def _about(found: OpenedConcern) -> Iterator[lists.SummaryRow]:
    items = published().catalogue.items
    if found.line.item in items:
        yield lists.SummaryRow(key=gettext("事项"), value=items[found.line.item].name)
    if found.grade:
        yield lists.SummaryRow(key=gettext("评价"), value=labels.label(Grade(found.grade)))
    if found.aspects:
        told = "、".join(labels.word(ASPECTS.get(code, code)) for code in found.aspects)
        yield lists.SummaryRow(key=gettext("针对"), value=told)
    if found.words:
        yield lists.SummaryRow(key=gettext("说了什么"), value=found.words)
    yield from concerns.form_rows(found.form)
    if found.place:
        yield lists.SummaryRow(key=gettext("发生在哪里"), value=found.place)
    if found.merged:
        yield lists.SummaryRow(key=gettext("并入的工单"), value=str(found.merged))
    if found.outcome:
        yield lists.SummaryRow(key=gettext("公开的处置结果"), value=found.outcome)


def _whose(found: OpenedConcern) -> Iterator[lists.SummaryRow]:
    if found.caller is None:
        yield lists.SummaryRow(
            key=gettext("本人"),
            value=gettext("不显示：承办单位看不到差评是谁给的，也看不到要求保密的人是谁"),
        )
        return
    yield lists.SummaryRow(
        key=gettext("本人"), value=f"{found.caller.name} {found.caller.phone}".strip()
    )
    if found.case_number:
        yield lists.SummaryRow(key=gettext("办件"), value=found.case_number)


def _history(found: OpenedConcern) -> Component:
    departments = published().catalogue.departments
    return Section(
        title=gettext("经过"),
        body=lists.Timeline(moments=tuple(concerns.moments(found.history, departments))),
    )


def _forms(request: HttpRequest, found: OpenedConcern, typed: Typed) -> Iterator[Component]:
    verbs = tuple(verbs_open_to(officer_of(request), found.state))
    for place, verb in enumerate(verbs):
        title, button = titles()[verb]
        kind = navigation.ButtonKind.SECONDARY if place else navigation.ButtonKind.PRIMARY
        form = PostForm(
            action=reverse("console:feedback-act", args=[found.line.id, verb]),
            hidden=(("revision", str(found.state.length)),),
            body=tuple(fields_of(verb, found, typed)),
            buttons=navigation.Button(words=button, kind=kind),
        )
        if place == 0:
            yield Section(title=title, body=form)
        else:
            yield messages.Details(summary=title, open=typed.verb == verb, body=form)
    if not verbs and not found.state.status.ended:
        yield messages.Inset(
            body=gettext("等%(seat)s处理。") % {"seat": labels.label(found.state.status.seat)}
        )
