"""Rows that were turned away, for programs (退回的行): fetched with their reasons, sent in again.

What a steward does in the console with a workbook, the system that keeps the register does by
itself: it reads what is wrong, puts it right at home, and sends it here to be judged anew.
"""

from typing import Annotated, Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from tongban.actions.quality.resubmitting import Mended, Resubmission, resubmit, waiting_rows
from tongban.core.exchange.clients import ApiScope
from tongban.core.quality.repairs import LONGEST_CELL
from tongban.web.api.callers import Key, steward_of
from tongban.web.api.outside import outside_of

router: Final = Router(tags=["Quality"])
_KEY: Final = Key(ApiScope.QUALITY_REPAIR)
_MOST: Final = 200
DatasetCode = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[-\w]+$")]
Element = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[-.\w]+$")]
Cell = Annotated[str, StringConstraints(max_length=LONGEST_CELL, pattern=r"^[^\x00]*$")]


class RejectedRow(Schema):
    """A record that breaks rules, as it stands in the register."""

    id: UUID
    line: int | None = Field(description="Where it stood when the register was checked, from 1.")
    broken: list[str] = Field(description="Codes of the rules that it breaks.")
    reasons: list[str]
    personal: bool = Field(description="About a person: a second steward agrees before it counts.")
    cells: dict[str, str | None]


class RejectedPage(Schema):
    """Rows that wait, by id."""

    rows: list[RejectedRow]
    next: UUID | None = Field(description="What to send as `after` to read on; null at the end.")


class RejectedAsked(Schema):
    """From where on."""

    after: UUID | None = None
    limit: Annotated[int, Field(ge=1, le=_MOST)] = 50


class MendedRow(Schema):
    """A row as it shall be; cells that are not named stay as they are."""

    model_config = ConfigDict(extra="forbid")
    id: UUID
    cells: dict[Element, Cell] = Field(default_factory=dict, max_length=100)
    explanation: Cell = ""


class MendedRows(Schema):
    """Rows to be judged anew."""

    model_config = ConfigDict(extra="forbid")
    rows: Annotated[list[MendedRow], Field(min_length=1, max_length=_MOST)]


class RowBecame(Schema):
    """What became of one row."""

    id: UUID
    outcome: Resubmission
    reason: str


class RowsBecame(Schema):
    """What became of each row, in the order in which they were sent."""

    rows: list[RowBecame]


@router.get(
    "datasets/{slug:code}/rejected-rows",
    auth=_KEY,
    response=RejectedPage,
    summary="Read rows that were turned away",
    operation_id="listRejectedRows",
)
def rejected_rows(
    request: HttpRequest, code: Path[DatasetCode], asked: Query[RejectedAsked]
) -> RejectedPage:
    """Return rows of a register of the department that wait. Scope `quality.repair`."""
    found = waiting_rows(steward_of(request), code, after=asked.after, most=asked.limit)
    rows = [
        RejectedRow(
            id=one.line.id,
            line=one.line.place,
            broken=list(one.line.broken),
            reasons=list(one.line.reasons),
            personal=one.line.personal,
            cells=dict(one.cells),
        )
        for one in found
    ]
    return RejectedPage(rows=rows, next=rows[-1].id if len(rows) == asked.limit else None)


@router.post(
    "datasets/{slug:code}/rejected-rows",
    auth=_KEY,
    response=RowsBecame,
    summary="Send mended rows in again",
    operation_id="resubmitRows",
)
def mended_rows(request: HttpRequest, code: Path[DatasetCode], sent: MendedRows) -> RowsBecame:
    """Have rows judged anew; those that obey the rules leave the queue. Scope `quality.repair`."""
    mended = [Mended(row=one.id, cells=one.cells, explanation=one.explanation) for one in sent.rows]
    became = resubmit(steward_of(request), code, mended, outside_of(request))
    return RowsBecame(
        rows=[
            RowBecame(id=one.row, outcome=what.outcome, reason=what.reason)
            for one, what in zip(mended, became, strict=True)
        ]
    )
