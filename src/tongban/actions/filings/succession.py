"""Succession (前后置): when a result is there, the cases that waited for it are received.

The written notice that the former is finished is the next department's receipt (浙江规定 §5). What
can no longer come blocks those that need it, and nothing else.
"""

from tongban.actions.filings.beginning import begin
from tongban.actions.matters.following import pass_on
from tongban.actions.outside import Outside
from tongban.actions.recording import (
    BLOCKED,
    DERIVED,
    TAKEN_BACK,
    UNBEGUN,
    WAITING,
    act,
    item_of,
    state_of,
)
from tongban.core.cases import filings
from tongban.core.cases.acts import SYSTEM
from tongban.core.cases.filings import SubCaseOutlook, SubCaseStanding
from tongban.store.cases.appending import append
from tongban.store.cases.models import Case, CaseEvidence, Filing


def open_successors(filing: Filing, outside: Outside) -> None:
    """Receive the cases of a filing that waited for results that are there now.

    Two cases of one filing may finish at the same moment, each locked by its own officer. The
    filing is what both wait for, so that neither waits for the other, and the later of them sees
    that the earlier has finished.
    """
    Filing.objects.select_for_update(no_key=True).only("pk").get(pk=filing.pk)
    rows = list(
        Case.objects.filter(filing=filing)
        .select_related("item")
        .defer("item__content")
        .order_by("id")
    )
    waiting = {row.item_code: row for row in rows if row.status == WAITING}
    if not waiting:
        return
    standing = {one.sub_case.item: one for one in outlook(filing, rows)}
    ready = [
        row for code, row in waiting.items() if standing[code].standing is SubCaseStanding.READY
    ]
    lost = [
        row.pk
        for code, row in waiting.items()
        if standing[code].standing is SubCaseStanding.BLOCKED
    ]
    Case.objects.filter(pk__in=lost).update(status=BLOCKED)
    if ready:
        evidence = CaseEvidence.objects.filter(case__in=ready)
        cases = [(row, item_of(row)) for row in ready]
        beginning = begin(filing, cases, evidence, act(SYSTEM, outside), outside=outside)
        Case.objects.bulk_update(ready, (*DERIVED, "registers_due_at"))
        append(*beginning.tables)
        pass_on(filing, ready, outside)


def outlook(filing: Filing, rows: list[Case]) -> tuple[SubCaseOutlook, ...]:
    """Return how every case of a filing stands within the whole."""
    begun = {row.item_code: state_of(row) for row in rows if row.status not in UNBEGUN}
    gone = frozenset(row.item_code for row in rows if row.status == TAKEN_BACK)
    return filings.outlook(_as_value(filing, rows), begun, taken_back=gone)


def _as_value(filing: Filing, rows: list[Case]) -> filings.Filing:
    ordered = _in_lawful_order(rows)
    return filings.Filing(
        number=filing.number,
        journey=filing.journey_code or ordered[0].item_code,
        lead=ordered[0].department,
        filed_on=filing.filed_at.date(),
        sub_cases=tuple(
            filings.SubCase(
                item=row.item_code, name=row.item.name, waits_for=frozenset(row.waits_for)
            )
            for row in ordered
        ),
    )


def _in_lawful_order(rows: list[Case]) -> list[Case]:
    """Return the cases so that each comes after those that it waits for."""
    ordered: list[Case] = []
    pending = list(rows)
    while pending:
        placed = {row.item_code for row in ordered}
        free = [row for row in pending if set(row.waits_for) <= placed]
        ordered += free
        pending = [row for row in pending if row not in free]
    return ordered
