"""Cases and ratings for programs (办件与评价): where a department's cases stand, without names.

A department's own system follows its cases; whose they are stays on the officers' pages. Each look
at one case is written down.
"""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field, StringConstraints

from tongban.actions.audit import note
from tongban.core.exchange.clients import ApiScope
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.followed import (
    FollowedCase,
    cases_of,
    followed_case,
    ratings_of,
)
from tongban.web.api.callers import Key, client_of, steward_of

router: Final = Router(tags=["Cases"])
_KEY: Final = Key(ApiScope.CASES_READ)
CaseNumber = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[-\w]+$")]


class CaseStanding(Schema):
    """Where a case stands."""

    number: str
    item: str
    version: int
    status: str
    revision: int = Field(description="How many events it has.")
    received_on: date | None
    accepted_on: date | None
    decided_on: date | None
    completed_on: date | None
    due_on: date | None


class CasePage(Schema):
    """A page of cases, by number."""

    cases: list[CaseStanding]
    next: str = Field(description="What to send as `after` for the next page; empty at the end.")


class CaseEvent(Schema):
    """One thing that happened to a case."""

    sequence: int
    name: str
    at: datetime
    by: str = Field(description="Department, `applicant` or the system.")


class CaseAnswer(Schema):
    """A case with what happened to it."""

    case: CaseStanding
    events: list[CaseEvent]


class CasesAsked(Schema):
    """Which page of the cases."""

    status: Annotated[str, StringConstraints(max_length=32, pattern=r"^[a-z_]*$")] = ""
    after: Annotated[str, StringConstraints(max_length=64, pattern=r"^[-\w]*$")] = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class RatingsAsked(Schema):
    """Since when."""

    since: date = Field(description="The first day that counts.")


class Ratings(Schema):
    """How often each level was given (一事一评)."""

    levels: dict[
        Literal[
            "very_satisfied",
            "satisfied",
            "fairly_satisfied",
            "dissatisfied",
            "very_dissatisfied",
        ],
        int,
    ]


@router.get("cases", auth=_KEY, response=CasePage, summary="List cases", operation_id="listCases")
def cases(request: HttpRequest, asked: Query[CasesAsked]) -> CasePage:
    """Return a page of the cases that the department answers for. Scope `cases.read`."""
    department = client_of(request).department
    found = cases_of(department, after=asked.after, status=asked.status, limit=asked.limit + 1)
    page = found[: asked.limit]
    following = page[-1].number if len(found) > len(page) else ""
    return CasePage(cases=[_told(one) for one in page], next=following)


@router.get(
    "cases/{number}",
    auth=_KEY,
    response=CaseAnswer,
    summary="Follow a case",
    operation_id="readCase",
)
def case(request: HttpRequest, number: Path[CaseNumber]) -> CaseAnswer:
    """Return where a case of the department stands and what happened. Scope `cases.read`."""
    found = followed_case(client_of(request).department, number)
    if found is None:
        raise NotFound(f"no case {number}")
    note(steward_of(request), "case.followed", f"case:{number}", case_number=number)
    standing, events = found
    return CaseAnswer(
        case=_told(standing),
        events=[
            CaseEvent(sequence=one.sequence, name=one.name, at=one.at, by=one.by) for one in events
        ],
    )


@router.get(
    "ratings",
    auth=_KEY,
    response=Ratings,
    summary="Count ratings",
    operation_id="countRatings",
)
def ratings(request: HttpRequest, asked: Query[RatingsAsked]) -> Ratings:
    """Return how the department's cases were rated. Scope `cases.read`."""
    levels: dict[Any, int] = ratings_of(client_of(request).department, since=asked.since)
    return Ratings(levels=levels)


def _told(one: FollowedCase) -> CaseStanding:
    return CaseStanding(
        number=one.number,
        item=one.item,
        version=one.version,
        status=one.status,
        revision=one.revision,
        received_on=one.received_on,
        accepted_on=one.accepted_on,
        decided_on=one.decided_on,
        completed_on=one.completed_on,
        due_on=one.due_on,
    )
