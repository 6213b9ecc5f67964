"""Rounds as they may be read: before a round is open nobody reads an answer, not even their own."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from tongban.core.assessment.rounds import RoundEvent, RoundState, replayed
from tongban.store.assessment.models import Round
from tongban.store.freezing.histories import History

ROUNDS: Final = History[RoundEvent](RoundEvent)
_SHOWN: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One line of the list of rounds."""

    id: UUID
    title: str
    edition: str
    open_on: date
    samples: int
    sealed: int
    opened: bool
    planned_at: datetime


def rounds() -> tuple[RoundLine, ...]:
    """Return the rounds, the latest first."""
    return tuple(map(_line, Round.objects.order_by("-planned_at")[:_SHOWN]))


def round_line(code: UUID) -> RoundLine | None:
    """Return one round in short."""
    row = Round.objects.filter(pk=code).first()
    return None if row is None else _line(row)


def round_state(code: UUID) -> RoundState:
    """Return what happened to a round amounts to; pages show of it what is open."""
    row = Round.objects.get(pk=code)
    return replayed(ROUNDS.read(row.records.order_by("sequence")))


def newest_opened() -> UUID | None:
    """Return the round that was opened last, whose answers count."""
    found = Round.objects.filter(opened=True).order_by("-open_on", "-planned_at")
    return found.values_list("pk", flat=True).first()


def _line(row: Round) -> RoundLine:
    return RoundLine(
        id=row.pk,
        title=row.title,
        edition=row.edition,
        open_on=row.open_on,
        samples=row.samples,
        sealed=row.sealed,
        opened=row.opened,
        planned_at=row.planned_at,
    )
