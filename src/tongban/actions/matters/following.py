"""Follow the cases (随办件推进): a joint handling moves on with what happens to its cases."""

from collections.abc import Sequence

from tongban.actions.matters.keeping import (
    append_events,
    by_system,
    hold_of_filing,
    sync_duties,
)
from tongban.actions.outside import Outside
from tongban.actions.recording import BLOCKED, TAKEN_BACK
from tongban.core.cases.state import Status
from tongban.core.joint.verbs import course
from tongban.store.cases.models import Case, Filing
from tongban.store.cases.numbers import serials, voucher_number

ENDED = frozenset({BLOCKED, TAKEN_BACK, *(one.value for one in Status if one.ended)})
_WORD = "转"


def is_joint(filing: Filing, item: str, outside: Outside) -> bool:
    """Tell, without a look at the database, whether a filing may be handled jointly."""
    return (filing.journey_code or item) in outside.joint


def follow_case(row: Case, outside: Outside) -> None:
    """Bring duties up to date after something happened to a case, and end with the last one."""
    if not is_joint(row.filing, row.item_code, outside):
        return
    held = hold_of_filing(row.filing_id)
    if held is None or held.matter.ended is not None:
        return
    if Case.objects.filter(filing_id=row.filing_id).exclude(status__in=ENDED).exists():
        sync_duties(held, outside)
    else:
        append_events(held, (course.end(held.matter, by_system(outside)),), outside)


def pass_on(filing: Filing, ready: Sequence[Case], outside: Outside) -> None:
    """Tell the next departments in writing that their turn has come (浙江规定 §5)."""
    if not is_joint(filing, "", outside):
        return
    held = hold_of_filing(filing.pk)
    if held is None:
        return
    number = voucher_number("联办", _WORD, outside.today, serials(1)[0])
    to = tuple(case.item_code for case in ready)
    event = course.pass_on(held.matter, by_system(outside), to=to, notice_number=number)
    append_events(held, (event,), outside)
