"""Requests for data, for programs (数据需求): put, followed and answered by a department's system.

A system acts as a steward of its own department, as far as its key goes. It reads the requests that
its department put, answers or decides, and no others. Checking and deciding stay with people.
"""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router

from tongban.actions.exchange import requests as acts
from tongban.core.exchange.clients import ApiScope
from tongban.core.exchange.grants import PLATFORM
from tongban.core.exchange.request_state import RequestState
from tongban.core.exchange.requesting import is_party
from tongban.core.exchange.requests import DataRequest, Origin, Replaced
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.queries.requests import OpenedRequest, listed_requests, request_for
from tongban.web.api.callers import Key, client_of, steward_of
from tongban.web.api.outside import outside_of
from tongban.web.api.request_shapes import (
    Answered,
    NewRequest,
    RequestAnswer,
    RequestLine,
    RequestLines,
    RequestMade,
    RequestsAsked,
    told,
)

router: Final = Router(tags=["Requests for data"])
_READ: Final = Key(ApiScope.REQUESTS_READ)
_WRITE: Final = Key(ApiScope.REQUESTS_WRITE)


@router.get(
    "requests",
    auth=_READ,
    response=RequestLines,
    summary="List requests for data",
    operation_id="listRequests",
)
def requests(request: HttpRequest, asked: Query[RequestsAsked]) -> RequestLines:
    """Return what this department put or has to answer. Scope `requests.read`."""
    department = client_of(request).department
    status = asked.status.value if asked.status else ""
    found = listed_requests(department=department, status=status)
    return RequestLines(
        requests=[
            RequestLine(
                id=one.id,
                title=one.title,
                asker=one.asker,
                holder=one.holder,
                dataset=one.dataset,
                status=one.status,
                turn_of=one.turn_of,
                due_on=one.due_on,
                opened_at=one.opened_at,
            )
            for one in found
        ]
    )


@router.get(
    "requests/{uuid:request_id}",
    auth=_READ,
    response=RequestAnswer,
    summary="Follow a request",
    operation_id="readRequest",
)
def data_request(request: HttpRequest, request_id: Path[UUID]) -> RequestAnswer:
    """Return a request that concerns this department. Scope `requests.read`."""
    return told(_own(request, request_id))


@router.post(
    "requests",
    auth=_WRITE,
    response=RequestMade,
    summary="Put a request",
    operation_id="makeRequest",
)
def make_request(request: HttpRequest, asked: NewRequest) -> RequestMade:
    """Put a request to the department that holds the dataset. Scope `requests.write`."""
    client, outside = client_of(request), outside_of(request)
    holder = acts.holder_of(asked.scope.dataset)
    made = acts.ask(
        steward_of(request),
        DataRequest(
            title=asked.title,
            holder=holder,
            asker=client.department,
            consumer=PLATFORM if asked.by_platform else client.code,
            purpose=asked.purpose,
            basis=parse_citation(asked.basis),
            terms=asked.scope.terms(),
            replaces=Replaced(origin=Origin.STEWARD, evidence=tuple(asked.replaces)),
            words=asked.words,
        ),
        outside,
    )
    return RequestMade(id=made)


@router.post(
    "requests/{uuid:request_id}/answers",
    auth=_WRITE,
    response=RequestAnswer,
    summary="Answer a request",
    operation_id="answerRequest",
)
def answer_request(request: HttpRequest, request_id: Path[UUID], said: Answered) -> RequestAnswer:
    """Agree, offer, refuse, dispute or say something in turn. Scope `requests.write`."""
    opened = _own(request, request_id)
    _ACTS[said.act](request, opened, said)
    return told(_own(request, request_id))


def _own(request: HttpRequest, request_id: UUID) -> OpenedRequest:
    """Return a request that concerns the department; any other is not there."""
    officer = steward_of(request)
    opened = request_for(officer, request_id)
    if not is_party(opened.state, officer):
        raise NotFound(f"no request {request_id} of {officer.department}")
    return opened


Act = Callable[[HttpRequest, OpenedRequest, Answered], RequestState]


def _with_terms(verb: Callable[..., RequestState]) -> Act:
    def done(request: HttpRequest, opened: OpenedRequest, said: Answered) -> RequestState:
        terms = said.scope.terms() if said.scope else opened.state.terms
        officer, outside = steward_of(request), outside_of(request)
        return verb(officer, opened.id, outside, terms=terms, reason=said.words)

    return done


def _with_reason(verb: Callable[..., RequestState]) -> Act:
    def done(request: HttpRequest, opened: OpenedRequest, said: Answered) -> RequestState:
        return verb(steward_of(request), opened.id, outside_of(request), reason=said.words)

    return done


def _agree(request: HttpRequest, opened: OpenedRequest, said: Answered) -> RequestState:
    terms = said.scope.terms() if said.scope else opened.state.terms
    officer, outside = steward_of(request), outside_of(request)
    return acts.agree(officer, opened.id, outside, terms=terms, words=said.words)


def _turn_down(request: HttpRequest, opened: OpenedRequest, said: Answered) -> RequestState:
    officer, outside = steward_of(request), outside_of(request)
    return acts.turn_down(officer, opened.id, outside, reason=said.words, basis=said.basis)


def _say(request: HttpRequest, opened: OpenedRequest, said: Answered) -> RequestState:
    return acts.say(steward_of(request), opened.id, outside_of(request), words=said.words)


_ACTS: Final[dict[str, Act]] = {
    "agree": _agree,
    "offer": _with_terms(acts.offer),
    "counter": _with_terms(acts.counter),
    "turn_down": _turn_down,
    "dispute": _with_reason(acts.dispute),
    "say": _say,
    "take_back": _with_reason(acts.take_back),
}
