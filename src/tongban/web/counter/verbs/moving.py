"""Verbs of a case that moves (转交、转报): it arrived here; it is for a higher authority."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases import moving
from tongban.actions.recording import OpenCase
from tongban.actions.targets import published
from tongban.core.cases.moving_events import SentHome, SentUp
from tongban.core.cases.renewal_events import RenewalDeemed
from tongban.core.cases.state import Status
from tongban.web.components import lists
from tongban.web.components.component import Content
from tongban.web.components.navigation import ButtonKind
from tongban.web.components.words import written_date
from tongban.web.counter.desk import Desk, Dossier
from tongban.web.counter.dossier.past import says
from tongban.web.counter.verbs.forms import own_words
from tongban.web.counter.verbs.verb import DeskForm, Verb

_UNDECIDED = (
    Status.RECEIVED,
    Status.AWAITING_CORRECTION,
    Status.IN_PROGRESS,
    Status.SUSPENDED,
)


@says
def _(event: SentHome, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield event.note_number
    yield gettext("%(here)s收件，%(home)s决定；最晚%(day)s转到。") % {
        "here": event.from_office,
        "home": event.to_office,
        "day": written_date(event.forward_due_on),
    }


@says
def _(event: SentUp, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("%(number)s，转报“%(name)s”") % {
        "number": event.note_number,
        "name": event.to_name,
    }
    yield event.reason


@says
def _(event: RenewalDeemed, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("原证%(day)s到期") % {"day": written_date(event.ended_on)}
    yield event.basis


class SendUpForm(DeskForm):
    """Why a higher authority decides."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the reason, which the applicant reads."""
        return {"reason": own_words(gettext("转报的理由"), hint=gettext("申请人看得到。"))}


def _waits(desk: Desk) -> bool:
    state = desk.state
    return desk.dossier.leads and state.moves.waits_to_arrive and state.status is Status.RECEIVED


def _goes_up(desk: Desk) -> bool:
    terms = desk.outside.practices.up.get(desk.record.case.item)
    known = terms is not None and terms.to in published().catalogue.items
    return desk.dossier.leads and known and desk.state.status in _UNDECIDED


def _note(desk: Desk) -> Content:
    """Return the note of transfer: who received, both clocks, who answers for what."""
    note = desk.state.moves.home
    if note is None:
        return ""
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(
                key=note.from_office,
                value=gettext("负责%(duty)s；最晚%(day)s转交")
                % {"duty": note.received_answers_for, "day": written_date(note.forward_due_on)},
            ),
            lists.SummaryRow(
                key=note.to_office,
                value=gettext("负责%(duty)s；最晚%(day)s告知是否受理")
                % {"duty": note.decided_answers_for, "day": written_date(note.acceptance_due_on)},
            ),
        )
    )


def _above(desk: Desk) -> Content:
    terms = desk.outside.practices.up.get(desk.record.case.item)
    if terms is None:
        return ""
    name = published().catalogue.items[terms.to].name
    words = gettext("转报以后按“%(name)s”办理：填过的、查到的、交过的都带过去，不再问申请人。")
    basis = gettext("依据：%(basis)s") % {"basis": terms.basis}
    return (lists.Paragraph(body=words % {"name": name}), lists.Paragraph(body=basis))


def _arrive(desk: Desk, form: Any, revision: int) -> OpenCase:
    del form
    return moving.arrive(desk.officer, desk.record.case.id, desk.outside, revision=revision)


def _send_up(desk: Desk, form: SendUpForm, revision: int) -> OpenCase:
    return moving.send_up(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        reason=form.cleaned_data["reason"],
        revision=revision,
    )


VERBS = (
    Verb(
        slug="arrive",
        title=gettext_lazy("确认收到异地转来的办件"),
        button=gettext_lazy("确认收到"),
        done=gettext_lazy("已确认收到，从今天起计算受理期限"),
        roles=moving.HANDLING,
        brings=frozenset({"arrived_home"}),
        open_to=_waits,
        act=_arrive,
        above=_note,
    ),
    Verb(
        slug="send-up",
        title=gettext_lazy("转报上级"),
        button=gettext_lazy("转报"),
        done=gettext_lazy("已转报，申请人不用再填、不用再交"),
        roles=moving.SENDING,
        brings=frozenset({"sent_up"}),
        open_to=_goes_up,
        act=_send_up,
        form=SendUpForm,
        above=_above,
        kind=ButtonKind.WARNING,
    ),
)
