"""A case that moves (转交、转报、延续), told to its applicant: where it is, and whose it is."""

from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases.renewing import renewal_of
from tongban.actions.filings.again import may_apply_again
from tongban.actions.outside import Outside
from tongban.actions.projects import project_of
from tongban.core.cases.moving_events import ArrivedHome, SentHome, SentUp
from tongban.core.cases.renewal_events import RenewalDeemed
from tongban.core.cases.service_practices import RegionMode
from tongban.core.cases.state import CaseState
from tongban.core.catalog.items import ServiceItem
from tongban.core.certificates.renewals import AskedInTime, AskedLate
from tongban.core.people.actors import Citizen
from tongban.store.cases.queries.following import followed_by
from tongban.web.components import lists, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.mine.history import told

MODES: Final = {
    RegionMode.RECEIVED_FOR_HOME.value: gettext_lazy("异地代收代办"),
    RegionMode.JOINTLY.value: gettext_lazy("多地联办"),
}
WHY: Final = {
    "again": gettext_lazy("重新申请，原办件是%(number)s"),
    "up": gettext_lazy("由下级转报而来，原办件是%(number)s"),
}


@told.register
def _(event: SentHome, item: ServiceItem) -> Content:
    del item
    return gettext("%(here)s收件，%(home)s决定；最晚%(day)s转到。") % {
        "here": event.from_office,
        "home": event.to_office,
        "day": written_date(event.forward_due_on),
    }


@told.register
def _(event: ArrivedHome, item: ServiceItem) -> Content:
    del item
    return gettext("从%(day)s起计算受理期限。") % {"day": written_date(event.arrived_on)}


@told.register
def _(event: SentUp, item: ServiceItem) -> Content:
    del item
    return gettext("转报文号%(number)s，由“%(name)s”决定；您填过的、交过的不用再来。") % {
        "number": event.note_number,
        "name": event.to_name,
    }


@told.register
def _(event: RenewalDeemed, item: ServiceItem) -> Content:
    del item
    return gettext("原证%(day)s到期，期满前没有作出决定，依法视为准予延续。") % {
        "day": written_date(event.ended_on)
    }


def moved(followed: Followed, actor: Citizen, outside: Outside) -> Iterator[Component]:
    """Yield where a case came from and went to; nothing where it stayed."""
    rows = tuple(_rows(followed, actor, outside))
    if rows:
        yield Section(
            title=gettext("这件事的来龙去脉"), id="moved", body=lists.SummaryList(rows=rows)
        )


def again(followed: Followed) -> Iterator[Component]:
    """Yield the way to apply again, where a case ended without a decision."""
    if followed.state is not None and may_apply_again(followed.state):
        yield lists.Paragraph(
            body=navigation.Link(
                words=gettext("重新申请，带上原来填的和交的"),
                href=reverse("hall:apply_again", args=[followed.record.id]),
            )
        )


def _rows(followed: Followed, actor: Citizen, outside: Outside) -> Iterator[lists.SummaryRow]:
    record = followed.record
    before = record.follows
    if before:
        words = str(WHY.get(before["why"], WHY["again"])) % {"number": before["case"]}
        yield lists.SummaryRow(key=gettext("来自"), value=words)
    after = followed_by(actor, record.number) if _goes_on(followed.state) else None
    if after is not None:
        link = navigation.Link(words=after.number, href=places.case(after.id))
        yield lists.SummaryRow(key=gettext("接着办的"), value=link)
    yield from _regions(followed)
    project = project_of(record)
    if project:
        link = navigation.Link(words=project, href=reverse("hall:project", args=[project]))
        yield lists.SummaryRow(key=gettext("投资项目"), value=link)
    yield from _renewal(followed, outside)


def _goes_on(state: CaseState | None) -> bool:
    """Tell whether another case may have gone on from this one."""
    return state is not None and (state.moves.up is not None or may_apply_again(state))


def _regions(followed: Followed) -> Iterator[lists.SummaryRow]:
    note = followed.state.moves.home if followed.state else None
    if note is None:
        return
    yield lists.SummaryRow(key=gettext("通办方式"), value=MODES[note.mode])
    yield lists.SummaryRow(
        key=gettext("收件地：%(office)s") % {"office": note.from_office},
        value=gettext("负责%(duty)s；最晚%(day)s转交")
        % {"duty": note.received_answers_for, "day": written_date(note.forward_due_on)},
    )
    yield lists.SummaryRow(
        key=gettext("业务属地：%(office)s") % {"office": note.to_office},
        value=gettext("负责%(duty)s；最晚%(day)s告知是否受理")
        % {"duty": note.decided_answers_for, "day": written_date(note.acceptance_due_on)},
    )


def _renewal(followed: Followed, outside: Outside) -> Iterator[lists.SummaryRow]:
    if followed.state is None or followed.state.decision is not None:
        return
    if followed.record.item not in outside.renewals:
        return
    renewal = renewal_of(followed.record.id, outside)
    match renewal:
        case (_, AskedInTime(decide_by=day, deemed=True)):
            words = gettext("您按期提出了延续：%(day)s前没有决定的，依法视为准予延续。")
            yield lists.SummaryRow(key=gettext("延续"), value=words % {"day": written_date(day)})
        case (ends_on, AskedLate(latest=day)):
            words = gettext("应当在%(latest)s前提出，已经晚了；%(ends)s前没有准予的，许可失效。")
            said = {"latest": written_date(day), "ends": written_date(ends_on)}
            yield lists.SummaryRow(key=gettext("延续"), value=words % said)
        case _:
            return
