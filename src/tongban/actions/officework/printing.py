"""Printing (批量打印): the newest voucher of each case of a batch, in one file."""

from uuid import UUID

from tongban.actions.audit import indexes_of, note
from tongban.actions.outside import Outside
from tongban.actions.vouchers.printing import print_voucher
from tongban.adapters.print_runs import joined
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.work import voucher_for, work_of
from tongban.store.officework.queries import batch_of


def print_batch(officer: Officer, batch: UUID, outside: Outside) -> bytes:
    """Return the newest voucher of each case that the officer may still see, as one PDF.

    Raises:
        NotFound: when it is not this officer's batch, or there is nothing to print.
    """
    kept = batch_of(officer, batch)
    pages: list[bytes] = []
    for line in kept.lines if kept else ():
        found = work_of(officer, line.work)
        if found is None or not found.case.vouchers:
            continue
        newest = max(found.case.vouchers, key=lambda one: (one.dated_on, one.number))
        voucher = voucher_for(officer, newest.id)
        if voucher is None:
            continue
        note(
            officer,
            "voucher.print",
            str(newest.id),
            case_number=found.case.number,
            concerned=indexes_of(found.case.applicant),
            ground=f"batch:{batch}",
        )
        pages.append(print_voucher(voucher.content, outside))
    if not pages:
        raise NotFound(f"nothing to print in {batch}")
    return joined(pages)
