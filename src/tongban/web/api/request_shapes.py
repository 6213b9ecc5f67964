"""Requests for data as programs write and read them (需求写法)."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from tongban.core.exchange.grants import SERVICE
from tongban.core.exchange.request_state import RequestStatus
from tongban.core.exchange.requests import Terms
from tongban.store.exchange.queries.requests import OpenedRequest
from tongban.web.api.shapes import Code

Element = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,99}$")]
Item = Annotated[str, StringConstraints(pattern=r"^(\*|[-a-zA-Z0-9_]{1,100})$")]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]
Words = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]


class RequestScope(Schema):
    """What may be read, for what and how long."""

    model_config = ConfigDict(extra="forbid")
    dataset: Code
    fields: Annotated[list[Element], Field(min_length=1, max_length=64)]
    items: Annotated[list[Item], Field(min_length=1, max_length=500)] = Field(
        description="Codes of items, or `*` for every one."
    )
    valid_until: date
    quota_a_day: Annotated[int, Field(ge=1, le=1_000_000)] | None = None

    def terms(self) -> Terms:
        """Return the terms."""
        return Terms(
            dataset=self.dataset,
            fields=frozenset(self.fields),
            items=frozenset(self.items),
            valid_until=self.valid_until,
            quota_a_day=self.quota_a_day,
        )


class NewRequest(Schema):
    """A request as it is put to the department that holds the data."""

    model_config = ConfigDict(extra="forbid")
    title: Annotated[Sentence, Field(max_length=100)]
    basis: Annotated[Sentence, Field(max_length=200)] = Field(
        description="The article it stands on.", examples=["《政务数据共享条例》第十九条"]
    )
    purpose: Annotated[Sentence, Field(max_length=100)] = SERVICE
    by_platform: bool = Field(
        True, description="Read inside cases of the platform; else by this very system."
    )
    scope: RequestScope
    replaces: Annotated[list[Code], Field(max_length=200)] = Field(
        [], description="Evidence that people would no longer hand in."
    )
    words: Words = ""


class RequestMade(Schema):
    """A request that was put."""

    id: UUID


class RequestLine(Schema):
    """One line of a list of requests."""

    id: UUID
    title: str
    asker: str
    holder: str
    dataset: str
    status: RequestStatus
    turn_of: str = Field(description="Department that has to act; empty: nobody.")
    due_on: date | None
    opened_at: datetime


class RequestLines(Schema):
    """Requests, the newest first, 200 at most."""

    requests: list[RequestLine]


class RequestHistory(Schema):
    """One thing that happened to a request."""

    name: str
    at: datetime
    by: str


class RequestAnswer(Schema):
    """A request with everything that happened to it."""

    id: UUID
    title: str
    asker: str
    holder: str
    status: RequestStatus
    scope: RequestScope
    basis: str
    purpose: str
    grant: str = Field(description="Code of the grant that answers it, or empty.")
    reason: str
    history: list[RequestHistory]


class RequestsAsked(Schema):
    """Which requests."""

    status: RequestStatus | None = None


class Answered(Schema):
    """What the system's department says to a request."""

    model_config = ConfigDict(extra="forbid")
    act: Literal["agree", "offer", "counter", "turn_down", "dispute", "say", "take_back"]
    scope: RequestScope | None = Field(
        None, description="For `offer` and `counter`, and for `agree` on other terms."
    )
    words: Words = Field("", description="The reason, or what is said.")
    basis: Words = Field("", description="For `turn_down`: the provision that forbids it.")


def told(opened: OpenedRequest) -> RequestAnswer:
    """Return a request as programs read it."""
    state = opened.state
    asked, terms = state.request, state.terms
    return RequestAnswer(
        id=opened.id,
        title=asked.title,
        asker=asked.asker,
        holder=asked.holder,
        status=state.status,
        scope=RequestScope.model_construct(
            dataset=terms.dataset,
            fields=sorted(terms.fields),
            items=sorted(terms.items),
            valid_until=terms.valid_until,
            quota_a_day=terms.quota_a_day,
        ),
        basis=str(asked.basis),
        purpose=asked.purpose,
        grant=state.grant,
        reason=state.reason,
        history=[
            RequestHistory(name=one.name, at=one.at, by=one.by.name) for one in opened.history
        ],
    )
