"""Paper mandates for the windows of a department (纸质委托): what waits for a check, and each."""

from dataclasses import dataclass
from typing import Final

from tongban.core.people.actors import Officer
from tongban.core.people.mandates import AnyMandateEvent, Mandate
from tongban.core.people.paper_authority import PaperAuthority
from tongban.store.people.mandates import HISTORY, MandateRow

PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A paper mandate that a department's window kept, with what happened to it."""

    mandate: Mandate
    paper: PaperAuthority
    events: tuple[AnyMandateEvent, ...]
    unchecked: bool


def to_check(officer: Officer) -> int:
    """Return how many papers wait for a check that this officer may do, not for their own."""
    return sum(one.paper.clerk.staff_number != officer.staff_number for one in unchecked(officer))


def unchecked(officer: Officer) -> tuple[PaperFile, ...]:
    """Return what waits for a second officer of the department, the longest waiting first."""
    rows = MandateRow.objects.filter(kept_by=officer.department, unchecked=True)
    return tuple(map(_file, rows.order_by("offered_at", "code")[:PAGE]))


def kept_lately(officer: Officer) -> tuple[PaperFile, ...]:
    """Return what the windows of the department kept, the latest first."""
    rows = MandateRow.objects.filter(kept_by=officer.department)
    return tuple(map(_file, rows.order_by("-offered_at", "code")[:PAGE]))


def paper_kept(officer: Officer, code: str) -> PaperFile | None:
    """Return one paper that the department's window kept."""
    row = MandateRow.objects.filter(kept_by=officer.department, code=code).first()
    return None if row is None else _file(row, whole=True)


def _file(row: MandateRow, *, whole: bool = False) -> PaperFile:
    mandate = row.mandate
    if mandate.paper is None:  # pragma: no cover
        raise TypeError("a window keeps papers only")
    events = HISTORY.read(row.records.order_by("sequence")) if whole else ()
    return PaperFile(mandate=mandate, paper=mandate.paper, events=events, unchecked=row.unchecked)
