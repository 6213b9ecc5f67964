"""Send rows in again (补录): one by one, from a mended workbook or by a system, judged anew.

A row that obeys the rules now leaves the queue; one about a person waits for a second steward
first. One that is still wrong stays, and whoever sent it is told which rules it breaks.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.quality.naming import known_dataset, labels, said
from tongban.actions.quality.repairing import propose
from tongban.actions.targets import published
from tongban.core.people.actors import Officer
from tongban.core.quality.repairs import RowStatus, StillBroken
from tongban.core.quality.rule_books import answers_for
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.core.vocabulary.reasons import sentence_for
from tongban.store.quality.models import QueuedRow
from tongban.store.quality.queries.queue import OpenedRow, opened
from tongban.store.sealing import blind_index

MOST_ROWS: Final = 2_000


class Resubmission(enum.Enum):
    """What became of a row that was sent in again (再次提交的结果)."""

    SETTLED = "settled"
    AWAITS_SECOND = "awaits_second"
    STILL_BROKEN = "still_broken"
    NOT_OPEN = "not_open"
    UNKNOWN = "unknown"
    INVALID = "invalid"

    @property
    def taken(self) -> bool:
        """Tell whether it was taken."""
        return self in (Resubmission.SETTLED, Resubmission.AWAITS_SECOND)


class Became(NamedTuple):
    """What became of a row, and why it was not taken (处理结果)."""

    outcome: Resubmission
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A row of the queue as it shall be; fields that are not named stay as they are (补录的行)."""

    row: UUID
    cells: Mapping[str, str]
    explanation: str = ""


def resubmit(
    officer: Officer, dataset: str, rows: Iterable[Mended], outside: Outside
) -> list[Became]:
    """Send rows of a dataset in again; return what became of each, in order.

    Raises:
        NotFound: when the officer's department does not hold the dataset.
    """
    code = held(officer, dataset)
    became = [_became(officer, code, one, outside) for one in rows]
    note(officer, "quality.resubmitted", f"dataset:{code}", details={"rows": str(len(became))})
    return became


@transaction.atomic
def waiting_rows(
    officer: Officer, dataset: str, *, after: UUID | None = None, most: int
) -> tuple[OpenedRow, ...]:
    """Return rows that wait, by number; the look is written down with whom it is about.

    Raises:
        NotFound: when the officer's department does not hold the dataset.
    """
    waiting = rows_of(officer, dataset).filter(status=RowStatus.WAITING.value).order_by("id")
    found = list((waiting if after is None else waiting.filter(id__gt=after))[:most])
    note_rows(officer, dataset, found)
    return tuple(opened(row) for row in found)


def note_rows(officer: Officer, dataset: str, rows: Iterable[QueuedRow]) -> None:
    """Write down that rows leave, with everybody whom they are about."""
    concerned = {bytes(row.subject_index) for row in rows if row.subject_index is not None}
    note(officer, "quality.workbook", f"dataset:{dataset}", concerned=sorted(concerned))


def rows_of(officer: Officer, dataset: str) -> "QuerySet[QueuedRow]":
    """Return the rows of a dataset that the officer answers for, of which the values are kept."""
    return QueuedRow.objects.filter(
        dataset=held(officer, dataset), holder=officer.department, forgotten_on__isnull=True
    )


def rows_under(officer: Officer, dataset: str, keys: Mapping[str, str]) -> list[UUID]:
    """Return the rows that wait of the record that these keys name, the oldest first."""
    subject = next(keys[one] for one in known_dataset(dataset, published().catalogue).keys)
    waiting = rows_of(officer, dataset).filter(status=RowStatus.WAITING.value)
    found = waiting.filter(subject_index=blind_index(subject)).order_by("queued_at", "id")
    return [row.pk for row in found if keys.items() <= row.cells.items()]


def held(officer: Officer, dataset: str) -> str:
    """Return the code of a dataset that the officer answers for.

    Raises:
        NotFound: when the officer's department does not hold it.
    """
    known = known_dataset(dataset, published().catalogue)
    if not answers_for(officer, known.holder):
        raise NotFound(f"no dataset {dataset} of this department")
    return known.code


def _became(officer: Officer, dataset: str, mended: Mended, outside: Outside) -> Became:
    names = labels(published().catalogue)
    try:
        row = _row(mended, dataset, names)
        now = propose(officer, row.pk, outside, cells=mended.cells, reason=mended.explanation)
    except StillBroken as wrong:
        return Became(Resubmission.STILL_BROKEN, "；".join(said(wrong.rules, names)))
    except Conflict:
        return Became(Resubmission.NOT_OPEN, "这一行已经处理过，或者正在等复核")
    except NotFound:
        return Became(Resubmission.UNKNOWN, "没有这个编号")
    except InvalidValue as wrong:
        return Became(Resubmission.INVALID, sentence_for(wrong))
    settled = now.status is RowStatus.SETTLED
    return Became(Resubmission.SETTLED if settled else Resubmission.AWAITS_SECOND)


def _row(mended: Mended, dataset: str, names: Mapping[str, str]) -> QueuedRow:
    """Return the row that is meant; raises `InvalidValue` for a field that it does not have."""
    row = QueuedRow.objects.filter(pk=mended.row, dataset=dataset).first()
    if row is None:
        raise NotFound("no row of this number")
    if strange := sorted(
        one for one, text in mended.cells.items() if text and one not in row.cells
    ):
        told = "、".join(names.get(one, one) for one in strange)
        raise InvalidValue("cells", f"这一行没有“{told}”")
    return row
