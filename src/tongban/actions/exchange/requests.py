"""Requests (数据需求办理): put, checked, answered, negotiated, decided; agreement is a grant."""

from collections.abc import Callable
from typing import Final, TypeAlias
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.exchange.keeping import append_to_request, begin_request, held_request
from tongban.actions.grants.keeping import keep_grants
from tongban.actions.grants.openings import refresh_openings
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.review import Hand
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange import granting, requesting
from tongban.core.exchange.conformity import Doubtful, concerns
from tongban.core.exchange.request_events import AnyRequestEvent
from tongban.core.exchange.request_state import RequestState
from tongban.core.exchange.requests import DataRequest, Terms
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.exchange.queries.grants import grants_for

AT_ONCE: Final = "无条件共享，审查通过即授权"

Verb: TypeAlias = Callable[[RequestState, Hand], AnyRequestEvent]


@transaction.atomic
def ask(officer: Officer, request: DataRequest, outside: Outside) -> UUID:
    """Put a request to the department that has the data."""
    catalogue = published().catalogue
    if request.holder not in catalogue.departments:
        raise InvalidValue("request", "请选择提供部门")
    dataset = catalogue.datasets.get(request.terms.dataset)
    if dataset is not None and dataset.holder != request.holder:
        raise InvalidValue("request", "这项数据不由所选部门提供")
    event = requesting.ask(_hand(officer, outside), request, today=outside.today)
    row = begin_request(event, outside.calendar)
    note(officer, "request.asked", f"request:{row.pk}")
    return row.pk


def holder_of(dataset: str) -> str:
    """Return the department that answers for a dataset; raises `NotFound` when there is none."""
    found = published().catalogue.datasets.get(dataset)
    if found is None:
        raise NotFound(f"no dataset {dataset!r}")
    return found.holder


def doubts(request: DataRequest, outside: Outside) -> tuple[Doubtful, ...]:
    """Return what the platform itself sees in a request, for those who check it."""
    granted = grants_for(request.consumer, request.terms.dataset)
    return concerns(request, published().catalogue, granted, today=outside.today)


@transaction.atomic
def conform(officer: Officer, request: UUID, outside: Outside, *, words: str = "") -> RequestState:
    """Find a request in order; what is shared without conditions is granted with that."""
    _, state = held_request(request)
    dataset = published().catalogue.datasets.get(state.terms.dataset)
    if dataset is not None and dataset.sharing is Sharing.UNCONDITIONAL:
        return agree(officer, request, outside, terms=state.terms, words=words or AT_ONCE)
    return _done(
        officer,
        request,
        outside,
        lambda state, hand: requesting.conform(
            state, hand, published=dataset is not None, words=words
        ),
    )


def turn_back(officer: Officer, request: UUID, outside: Outside, *, reason: str) -> RequestState:
    """Find a request not in order."""
    return _done(
        officer, request, outside, lambda s, hand: requesting.turn_back(s, hand, reason=reason)
    )


@transaction.atomic
def agree(
    officer: Officer, request: UUID, outside: Outside, *, terms: Terms, words: str = ""
) -> RequestState:
    """Grant what is on the table, on these terms, and count on it at once."""
    catalogue = published().catalogue
    dataset = catalogue.datasets.get(terms.dataset)
    if dataset is None:
        raise InvalidValue("terms", "请先发布数据资源，再选择用它答复")
    if not terms.fields <= frozenset(dataset.serves):
        raise InvalidValue("terms", "这项数据没有所选的字段")
    code = f"G{outside.today:%Y%m%d}-{request.hex[:12]}"
    freely = dataset.sharing is Sharing.UNCONDITIONAL
    state = _done(
        officer,
        request,
        outside,
        lambda state, hand: requesting.agree(
            state, hand, terms=terms, grant=code, words=words, freely=freely
        ),
    )
    made = granting.make(
        _hand(officer, outside),
        state.request.grant(code, terms, valid_from=outside.today),
        ground=str(state.request.basis),
        request=str(request),
    )
    keep_grants([(made, dataset.holder)])
    refresh_openings(catalogue, today=outside.today)
    return state


def offer(
    officer: Officer, request: UUID, outside: Outside, *, terms: Terms, reason: str
) -> RequestState:
    """Offer other terms than were asked for."""
    return _done(
        officer,
        request,
        outside,
        lambda state, hand: requesting.offer(state, hand, terms=terms, reason=reason),
    )


def counter(
    officer: Officer, request: UUID, outside: Outside, *, terms: Terms, reason: str
) -> RequestState:
    """Not take an offer, and name other terms."""
    return _done(
        officer,
        request,
        outside,
        lambda state, hand: requesting.counter(
            state, hand, terms=terms, reason=reason, today=outside.today
        ),
    )


def say(officer: Officer, request: UUID, outside: Outside, *, words: str) -> RequestState:
    """Say something about a request."""
    return _done(officer, request, outside, lambda s, hand: requesting.say(s, hand, words=words))


def turn_down(
    officer: Officer, request: UUID, outside: Outside, *, reason: str, basis: str
) -> RequestState:
    """Refuse, with the reason and on what ground."""
    return _done(
        officer,
        request,
        outside,
        lambda state, hand: requesting.turn_down(state, hand, reason=reason, basis=basis),
    )


def dispute(officer: Officer, request: UUID, outside: Outside, *, reason: str) -> RequestState:
    """Ask the competent department to decide."""
    return _done(
        officer, request, outside, lambda s, hand: requesting.dispute(s, hand, reason=reason)
    )


def uphold(officer: Officer, request: UUID, outside: Outside, *, reason: str) -> RequestState:
    """Find a refusal right."""
    return _done(
        officer, request, outside, lambda s, hand: requesting.uphold(s, hand, reason=reason)
    )


def take_back(officer: Officer, request: UUID, outside: Outside, *, reason: str) -> RequestState:
    """No longer want it."""
    return _done(
        officer, request, outside, lambda s, hand: requesting.take_back(s, hand, reason=reason)
    )


@transaction.atomic
def _done(officer: Officer, request: UUID, outside: Outside, verb: Verb) -> RequestState:
    row, state = held_request(request)
    event = verb(state, _hand(officer, outside))
    now = append_to_request(row, event, state, outside.calendar)
    note(officer, f"request.{event.name}", f"request:{request}")
    return now


def _hand(officer: Officer, outside: Outside) -> Hand:
    return Hand(officer=officer, at=outside.now)
