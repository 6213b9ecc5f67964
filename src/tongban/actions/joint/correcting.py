"""One notice (合并补正): departments name what is missing, the lead tells it all at once."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from tongban.actions.joint.opening import RECEIVING, carry_out, done, held_for, lock_cases
from tongban.actions.matters.following import follow_case
from tongban.actions.matters.keeping import HeldMatter
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase, act, record, state_of
from tongban.actions.targets import published
from tongban.actions.vouchers.issuing import give_one_notice, give_vouchers, next_number
from tongban.core.cases.acts import Performer
from tongban.core.cases.events import CorrectionRequested
from tongban.core.cases.state import Status
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs import review
from tongban.core.joint.matter import Matter
from tongban.core.joint.matter_events import PartGap
from tongban.core.joint.verbs import gaps as verbs
from tongban.core.people.actors import Officer

_MISSING = "未提交"


def name_gaps(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    gaps: tuple[PartGap, ...],
    revision: int | None = None,
) -> HeldMatter:
    """Name what is missing in the items of one's department; with nothing, that nothing is."""
    return done(
        officer,
        matter,
        lambda held, now: verbs.name_gaps(held, now, gaps),
        outside,
        roles=RECEIVING,
        revision=revision,
    )


@transaction.atomic
def send_notice(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    due_on: date,
    revision: int | None = None,
) -> HeldMatter:
    """Tell the applicant all gaps of all departments in one notice (合并发出补正告知)."""
    cases = lock_cases(matter)
    held = held_for(officer, matter, roles=RECEIVING, revision=revision)
    lead = published().catalogue.departments[held.row.lead]
    open_cases = [
        OpenCase(row=one, state=state_of(one))
        for one in cases
        if one.status == Status.RECEIVED.value
    ]
    everything = tuple(all_gaps(held.matter, open_cases))
    number = next_number(lead, "补", outside)
    sent = carry_out(
        officer,
        held,
        lambda found, now: verbs.send_notice(
            found,
            now,
            everything,
            notice_number=number,
            due_on=due_on,
            received={one.row.item_code for one in open_cases},
        ),
        outside,
    )
    _tell(officer, open_cases, everything, outside, number=number, due_on=due_on)
    return sent


def all_gaps(matter: Matter, cases: Sequence[OpenCase]) -> Iterator[PartGap]:
    """Yield what departments named in cases under review, and the papers missing besides."""
    for case in cases:
        item = case.row.item_code
        named = [gap for gap in matter.gaps if gap.item == item]
        yield from named
        for need in case.state.submission.missing:
            if need not in {gap.subject for gap in named}:
                yield PartGap(item=item, subject=need, why=_MISSING)


def _tell(
    officer: Officer,
    cases: Sequence[OpenCase],
    gaps: Sequence[PartGap],
    outside: Outside,
    *,
    number: str,
    due_on: date,
) -> None:
    """Ask for the corrections in each case, and keep the one notice for all of them."""
    told: list[tuple[OpenCase, CorrectionRequested]] = []
    for case in cases:
        own = tuple(
            Gap(subject=gap.subject, why=gap.why) for gap in gaps if gap.item == case.row.item_code
        )
        if not own:
            continue
        events = review.request_correction(
            case.state,
            own,
            act(Performer.of(officer), outside),
            notice_number=number,
            due_on=due_on,
            calendar=outside.calendar,
        )
        recorded = record(case, events, outside)
        asked = [event for event in events if isinstance(event, CorrectionRequested)]
        told += [(recorded, event) for event in asked]
        if not asked:  # the law had accepted it by silence
            give_vouchers(recorded.row, recorded.state.item, events)
        follow_case(recorded.row, outside)
    if told:
        lead = published().catalogue.departments[officer.department]
        notices = [(one.row, one.state.item, event) for one, event in told]
        give_one_notice(told[0][0].row.filing, notices, lead=lead)
