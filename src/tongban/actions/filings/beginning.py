"""Begin cases (收件): the receipt event, and the work that it opens, for several cases at once.

Everything is worked out in memory first, so that a new case is inserted as it stands after its
receipt and never updated in the transaction that makes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model

from tongban.actions.audit.acts import acts_on
from tongban.actions.filings.crossing import sent_on
from tongban.actions.notices.writing import notices_of
from tongban.actions.outside import Outside
from tongban.actions.recording import event_rows, messages, update_columns
from tongban.actions.vouchers.issuing import vouchers_of
from tongban.actions.wishes import as_wished, read_wish
from tongban.actions.work import wanted_work, work_row
from tongban.core.cases.acts import Act
from tongban.core.cases.collecting import on_paper
from tongban.core.cases.events import Event
from tongban.core.cases.folding import fold
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.declaring import declare
from tongban.core.cases.verbs.receipt import receive
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.guides.outcomes import Way
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import (
    Case,
    CaseEvent,
    CaseEvidence,
    Filing,
    OutboxRow,
    Voucher,
    WorkItem,
)
from tongban.store.notices.models import NoticeRow

_STILL_OWED = frozenset({Way.DEFERRED.value, Way.UPLOADED.value, Way.UNDECIDED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the receipt of some cases adds beside them; saved once the cases are."""

    events: tuple[CaseEvent, ...]
    messages: tuple[OutboxRow, ...]
    leaves: tuple[AuditEntry, ...]
    work: tuple[WorkItem, ...]
    notices: tuple[NoticeRow, ...]
    vouchers: tuple[Voucher, ...]

    @property
    def tables(self) -> tuple[Sequence[Model], ...]:
        """Return what to append, in an order in which it may be written."""
        return (self.events, self.messages, self.leaves, self.work, self.notices, self.vouchers)


def begin(
    filing: Filing,
    cases: Sequence[tuple[Case, ServiceItem]],
    evidence: Iterable[CaseEvidence],
    act: Act,
    *,
    outside: Outside,
) -> Beginning:
    """Receive cases, each with the item version it was filed under; return what comes with them."""
    lines = tuple(evidence)
    events: list[CaseEvent] = []
    outbox: list[OutboxRow] = []
    leaves: list[AuditEntry] = []
    work: list[WorkItem] = []
    notices: list[NoticeRow] = []
    vouchers: list[Voucher] = []
    for case, item in cases:
        mine = [line for line in lines if line.case_id == case.pk]
        received = _received(filing, case, item, mine, act=act, outside=outside)
        rows = event_rows(case, received)
        leaves += [AuditEntry.of(entry) for entry in acts_on(case, received)]
        state = fold(item, received)
        case.revision = len(rows)
        update_columns(case, state, outside)
        case.registers_due_at = outside.now
        events += rows
        outbox += messages(case, rows)
        opened = [work_row(case, one, outside) for one in wanted_work(state, outside)]
        work += opened
        notices += notices_of(case, item, events=received, work=opened, outside=outside)
        vouchers += vouchers_of(case, item, received)
    return Beginning(
        events=tuple(events),
        messages=tuple(outbox),
        leaves=tuple(leaves),
        work=tuple(work),
        notices=tuple(notices),
        vouchers=tuple(vouchers),
    )


def _promises(
    item: ServiceItem, lines: Iterable[CaseEvidence], act: Act, outside: Outside
) -> tuple[Event, ...]:
    """Return the promise that stands in for papers of a case (告知承诺), if there is one."""
    practice = outside.modes.declarations.get(item.code)
    promised = [line.requirement for line in lines if line.way == Way.DECLARED.value]
    if practice is None or not promised:
        return ()
    return declare(practice, tuple(dict.fromkeys(promised)), act)


def _wished(
    filing: Filing, item: ServiceItem, received: tuple[Event, ...], act: Act
) -> tuple[Event, ...]:
    """Return how the applicant of a filing wants its results, where they said so."""
    wish = read_wish(filing.content.get("delivery") or {})
    if wish is None or not on_paper(item):
        return ()
    return as_wished(fold(item, received), wish, act)


def _received(
    filing: Filing,
    case: Case,
    item: ServiceItem,
    lines: Sequence[CaseEvidence],
    *,
    act: Act,
    outside: Outside,
) -> tuple[Event, ...]:
    """Return the receipt of one case and what goes with it: a transfer, promises, a wish."""
    window: Mapping[str, str] = filing.content.get("window") or {}
    channel = Channel.WINDOW if window else Channel.WEB
    submission = submission_of(lines, filing.content["steps"][item.code])
    received = receive(item, submission, act, receipt_number=filing.number, channel=channel)
    received += sent_on(case, item, received, act, window=window, outside=outside)
    received += _promises(item, lines, act, outside)
    return received + _wished(filing, item, received, act)


def submission_of(lines: Sequence[CaseEvidence], steps: Sequence[str]) -> Submission:
    """Return what was handed in for one case beside what its situation asks for."""
    needed = tuple(dict.fromkeys(line.requirement for line in lines if line.requirement))
    provided = {
        line.requirement
        for line in lines
        if line.way not in _STILL_OWED or line.file_id is not None
    }
    return Submission(
        needed=needed,
        provided=tuple(need for need in needed if need in provided),
        steps=tuple(steps),
    )
