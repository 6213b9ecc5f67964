"""The worker's turn (处理一段): one run at a time, a slice of it, from the last checkpoint on.

A run is worked on in slices, so that deadlines and messages are never kept waiting. A worker
that is killed loses what it had not committed; whoever comes next begins after the checkpoint.
"""

import time
from collections.abc import Callable, Mapping
from typing import Final

from tongban.actions.alone import alone
from tongban.actions.imports import checking, documents, listing, staging
from tongban.actions.imports.progress import Slice, ended
from tongban.actions.outside import Outside
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.reasons import sentence_for
from tongban.store.imports.kinds import Format, Phase, Status
from tongban.store.imports.models import ImportRun

SECONDS: Final = 8.0
MOST_ATTEMPTS: Final = 5
_LOCK: Final = 519_900_002
"""The advisory lock of whoever works on imports; it falls when its holder is killed."""

Work = Callable[[ImportRun, Slice], None]

_WORK: Final[Mapping[tuple[str, str], Work]] = {
    (Format.WORKBOOK, Phase.READING): documents.read_document,
    (Format.CPSV, Phase.READING): documents.read_document,
    (Format.MODEL, Phase.READING): documents.read_document,
    (Format.NATIONAL, Phase.READING): staging.stage,
    (Format.NATIONAL, Phase.CHECKING): checking.check,
    (Format.HEADINGS, Phase.READING): listing.list_headings,
}


def carry_on(outside: Outside, *, seconds: float = SECONDS) -> bool:
    """Work on the oldest run that is not done, for `seconds`; tell whether there was one."""
    with alone(_LOCK) as held:
        if not held:
            return False
        run = _next()
        if run is None:
            return False
        _work(run, Slice(until=time.monotonic() + seconds, clock=outside.clock))
        return True


def _work(run: ImportRun, piece: Slice) -> None:
    if run.cancel_wanted:
        ended(run, Status.CANCELLED, piece)
        return
    run.attempts += 1
    run.status = Status.WORKING
    run.save(update_fields=["attempts", "status"])
    if run.attempts > MOST_ATTEMPTS:
        ended(run, Status.REFUSED, piece, reason="处理时几次中断，请联系运行维护人员")
        return
    try:
        _WORK[run.form, run.phase](run, piece)
        while run.status == Status.WORKING and not piece.over:
            _WORK[run.form, run.phase](run, piece)
    except InvalidValue as error:
        ended(run, Status.REFUSED, piece, reason=sentence_for(error))


def _next() -> ImportRun | None:
    waiting = ImportRun.objects.filter(status__in=[Status.WAITING, Status.WORKING])
    return waiting.order_by("began_at", "pk").first()
