"""Requesting (需求办理): who may do what to a request, stage by stage.

A steward of the asking department puts it; the department that keeps the catalogue checks it; the
holder agrees, offers other terms or refuses with a reason; what cannot be agreed is decided by the
department that keeps the catalogue. Silence decides nothing: it is only late.
"""

from datetime import date

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.exchange.granting import require_period, require_quota, said
from tongban.core.exchange.request_events import (
    Agreed,
    Asked,
    Conformed,
    Countered,
    DisputeRaised,
    Offered,
    RefusalUpheld,
    Said,
    TakenBack,
    TurnedBack,
    TurnedDown,
)
from tongban.core.exchange.request_state import RequestState, RequestStatus
from tongban.core.exchange.requests import DataRequest, Terms, require_whole, wider
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed


def ask(hand: Hand, request: DataRequest, *, today: date) -> Asked:
    """Put a request."""
    _require_steward_of(hand.officer, request.asker)
    require_whole(request, today=today)
    return Asked(at=hand.at, by=hand.signatory, request=request)


def conform(state: RequestState, hand: Hand, *, published: bool, words: str = "") -> Conformed:
    """Find a request in order; `published` tells whether its dataset is in the catalogue."""
    _require_status(state, RequestStatus.CHECKING)
    _require_competent(state, hand.officer)
    return Conformed(at=hand.at, by=hand.signatory, published=published, words=words.strip())


def turn_back(state: RequestState, hand: Hand, *, reason: str) -> TurnedBack:
    """Find a request not in order."""
    _require_status(state, RequestStatus.CHECKING)
    _require_competent(state, hand.officer)
    return TurnedBack(at=hand.at, by=hand.signatory, reason=said(reason, "请写明哪里不合规"))


def agree(
    state: RequestState,
    hand: Hand,
    *,
    terms: Terms,
    grant: str,
    words: str = "",
    freely: bool = False,
) -> Agreed:
    """Grant what is on the table: the holder while it answers, the asker once it has an offer.

    The competent department grants in a dispute, and with its check what is shared `freely`.
    """
    officer = hand.officer
    match state.status:
        case RequestStatus.ANSWERING:
            _require_steward_of(officer, state.request.holder)
        case RequestStatus.NEGOTIATING:
            _require_steward_of(officer, state.request.asker)
            if terms != state.terms:
                raise Conflict("the offer is another")
        case RequestStatus.DISPUTED:
            _require_competent(state, officer)
        case RequestStatus.CHECKING if freely:
            _require_competent(state, officer)
        case _:
            raise Conflict(f"the request stands at {state.status.value}")
    _require_grantable(terms, state, today=day_of(hand.at))
    return Agreed(at=hand.at, by=hand.signatory, terms=terms, grant=grant, words=words.strip())


def offer(state: RequestState, hand: Hand, *, terms: Terms, reason: str) -> Offered:
    """Offer other terms than were asked for."""
    _require_status(state, RequestStatus.ANSWERING)
    _require_steward_of(hand.officer, state.request.holder)
    _require_grantable(terms, state, today=day_of(hand.at))
    return Offered(
        at=hand.at,
        by=hand.signatory,
        terms=terms,
        reason=said(reason, "请写明为什么只能按这个范围共享"),
    )


def counter(
    state: RequestState, hand: Hand, *, terms: Terms, reason: str, today: date
) -> Countered:
    """Not take an offer, and name other terms."""
    _require_status(state, RequestStatus.NEGOTIATING)
    _require_steward_of(hand.officer, state.request.asker)
    if wider(terms, than=state.request.terms):
        raise InvalidValue("terms", "不能超过最初提出的范围；需要更多请另提需求")
    require_period(today, terms.valid_until)
    require_quota(terms.quota_a_day)
    return Countered(
        at=hand.at,
        by=hand.signatory,
        terms=terms,
        reason=said(reason, "请写明为什么需要这个范围"),
    )


def say(state: RequestState, hand: Hand, *, words: str) -> Said:
    """Say something about a request."""
    _require_party(state, hand.officer)
    _require_open(state)
    return Said(at=hand.at, by=hand.signatory, words=said(words, "请写下要说的话"))


def turn_down(state: RequestState, hand: Hand, *, reason: str, basis: str) -> TurnedDown:
    """Refuse; 政务数据共享条例: no extra conditions are invented, so a refusal names its ground."""
    _require_status(state, RequestStatus.ANSWERING)
    _require_steward_of(hand.officer, state.request.holder)
    return TurnedDown(
        at=hand.at,
        by=hand.signatory,
        reason=said(reason, "请写明不同意的理由"),
        basis=said(basis, "请写明不予共享的法律、行政法规或国务院规定依据"),
    )


def dispute(state: RequestState, hand: Hand, *, reason: str) -> DisputeRaised:
    """Ask the competent department to decide."""
    _require_status(state, RequestStatus.REFUSED, RequestStatus.NEGOTIATING)
    _require_steward_of(hand.officer, state.request.asker)
    return DisputeRaised(at=hand.at, by=hand.signatory, reason=said(reason, "请写明争议理由"))


def uphold(state: RequestState, hand: Hand, *, reason: str) -> RefusalUpheld:
    """Find a refusal right."""
    _require_status(state, RequestStatus.DISPUTED)
    _require_competent(state, hand.officer)
    return RefusalUpheld(at=hand.at, by=hand.signatory, reason=said(reason, "请写明裁定理由"))


def take_back(state: RequestState, hand: Hand, *, reason: str) -> TakenBack:
    """No longer want it."""
    _require_open(state)
    _require_steward_of(hand.officer, state.request.asker)
    return TakenBack(at=hand.at, by=hand.signatory, reason=said(reason, "请写明为什么撤回"))


def is_steward_of(officer: Officer, department: str) -> bool:
    """Tell whether an officer is a steward of a department."""
    return Role.DATA_STEWARD in officer.roles and officer.department == department


def is_party(state: RequestState, officer: Officer) -> bool:
    """Tell whether an officer's department asks, answers or decides."""
    parties = (state.request.asker, state.request.holder, CATALOGUE_KEEPER)
    return any(is_steward_of(officer, one) for one in parties)


def _require_grantable(terms: Terms, state: RequestState, *, today: date) -> None:
    if not terms.dataset:
        raise InvalidValue("terms", "请先发布数据资源，再选择用它答复")
    if not terms.fields or not terms.items:
        raise InvalidValue("terms", "请至少选择一个字段和一个事项")
    if wider(terms, than=state.request.terms):
        raise InvalidValue("terms", "授权范围不能超过需求提出的范围")
    require_period(today, terms.valid_until)
    require_quota(terms.quota_a_day)


def _require_status(state: RequestState, *statuses: RequestStatus) -> None:
    if state.status not in statuses:
        raise Conflict(f"the request stands at {state.status.value}")


def _require_open(state: RequestState) -> None:
    if state.status.ended:
        raise Conflict(f"the request stands at {state.status.value}")


def _require_steward_of(officer: Officer, department: str) -> None:
    if not is_steward_of(officer, department):
        raise NotAllowed("only a steward of that department may", rule="request.department")


def _require_competent(state: RequestState, officer: Officer) -> None:
    """Let nobody check or decide what they put themselves."""
    _require_steward_of(officer, CATALOGUE_KEEPER)
    if officer.staff_number == state.asked_by:
        raise NotAllowed("nobody decides what they asked for", rule="request.own")


def _require_party(state: RequestState, officer: Officer) -> None:
    if not is_party(state, officer):
        raise NotAllowed("only the departments concerned may", rule="request.party")
