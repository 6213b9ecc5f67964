"""Begin cases (收件): the receipt event, and the work that it opens, for several cases at once."""

from collections.abc import Iterable, Sequence

from tongban.actions.outside import Outside
from tongban.actions.recording import event_rows, messages, update_columns
from tongban.actions.work import wanted_work, work_row
from tongban.core.cases.acts import Act
from tongban.core.cases.folding import fold
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.receipt import receive
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.guides.outcomes import Way
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import (
    Case,
    CaseEvent,
    CaseEvidence,
    Filing,
    OutboxRow,
    WorkItem,
)
from tongban.store.catalog.shelf import item_version

_DERIVED = (
    "status",
    "revision",
    "received_on",
    "accepted_on",
    "due_on",
    "decided_on",
    "completed_on",
    "acceptance_due_on",
)
_STILL_OWED = frozenset({Way.DEFERRED.value, Way.UPLOADED.value, Way.UNDECIDED.value})


def begin(
    filing: Filing,
    cases: Sequence[Case],
    evidence: Iterable[CaseEvidence],
    act: Act,
    *,
    outside: Outside,
) -> None:
    """Receive these cases of a filing now."""
    lines = tuple(evidence)
    events: list[CaseEvent] = []
    outbox: list[OutboxRow] = []
    work: list[WorkItem] = []
    for case in cases:
        item = _item(case)
        mine = [line for line in lines if line.case_id == case.pk]
        received = receive(
            item,
            submission_of(item, mine, filing),
            act,
            receipt_number=filing.number,
            channel=Channel.WEB,
        )
        rows = event_rows(case, received)
        state = fold(item, received)
        case.revision = len(rows)
        update_columns(case, state, outside)
        events += rows
        outbox += messages(case, rows)
        work += [work_row(case, one, outside) for one in wanted_work(state, outside)]
    CaseEvent.objects.bulk_create(events)
    OutboxRow.objects.bulk_create(outbox)
    WorkItem.objects.bulk_create(work)
    Case.objects.bulk_update(cases, _DERIVED)


def submission_of(item: ServiceItem, lines: Sequence[CaseEvidence], filing: Filing) -> Submission:
    """Return what was handed in for one case beside what its situation asks for."""
    needed = tuple(dict.fromkeys(line.requirement for line in lines))
    provided = {
        line.requirement
        for line in lines
        if line.way not in _STILL_OWED or line.file_id is not None
    }
    return Submission(
        needed=needed,
        provided=tuple(need for need in needed if need in provided),
        steps=tuple(filing.content["steps"][item.code]),
    )


def _item(case: Case) -> ServiceItem:
    item = item_version(case.item_code, case.item.version)
    if item is None:
        raise NotFound(f"no version {case.item.version} of {case.item_code}")
    return item
