"""Doing something to a request (需求提交): one act a form; what was typed stays with its errors."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.exchange import requests
from tongban.core.exchange.request_state import RequestState, RequestStatus
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.exchange.queries.requests import request_for
from tongban.web.components.access import officer_required
from tongban.web.components.sections import show
from tongban.web.console.data import places
from tongban.web.console.data.names import names
from tongban.web.console.data.request_acts import OtherTermsForm, wanted_dataset
from tongban.web.console.data.request_page import page_of
from tongban.web.console.data.words import reason_of
from tongban.web.console.requests import officer_of, outside_of

Act = Callable[[HttpRequest, UUID, Mapping[str, str]], RequestState]


@officer_required(Role.DATA_STEWARD)
@require_POST
def request_act(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Do what a form of the page asks, and say how it went."""
    if verb in _WITH_TERMS:
        return _with_terms(request, key, verb)
    if verb not in _ACTS:
        raise NotFound(f"no act {verb}")
    try:
        state = _ACTS[verb](request, key, request.POST)
    except (InvalidValue, NotAllowed, Conflict) as error:
        told.error(request, _refused(error))
    else:
        told.success(request, _after(state))
    return HttpResponseRedirect(places.request(key))


def _with_terms(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Offer, counter or grant other terms; a form that does not do comes back as it was sent."""
    opened, called = request_for(officer_of(request), key), names()
    dataset = wanted_dataset(opened, called, request.POST.get("dataset", ""))
    form = OtherTermsForm(called, dataset, request.POST, prefix=verb)
    if form.is_valid():
        try:
            state = _told_terms(request, key, verb, form)
        except InvalidValue as error:
            form.add_error(None, reason_of(error))
        except (NotAllowed, Conflict) as error:
            told.error(request, _refused(error))
            return HttpResponseRedirect(places.request(key))
        else:
            told.success(request, _after(state))
            return HttpResponseRedirect(places.request(key))
    page = page_of(request, opened, tried=form)
    return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _told_terms(request: HttpRequest, key: UUID, verb: str, form: OtherTermsForm) -> RequestState:
    officer, outside = officer_of(request), outside_of(request)
    terms, reason = form.terms(), form.cleaned_data["reason"]
    if verb == "agree-with":
        return requests.agree(officer, key, outside, terms=terms, words=reason)
    act = requests.offer if verb == "offer" else requests.counter
    return act(officer, key, outside, terms=terms, reason=reason)


def _refused(error: InvalidValue | NotAllowed | Conflict) -> str:
    match error:
        case InvalidValue():
            return reason_of(error)
        case NotAllowed(rule="request.own"):
            return gettext("自己提出的需求要由别人审查和裁定。")
        case NotAllowed():
            return gettext("这一步由另一个部门的数据管理员来做。")
        case _:
            return gettext("这项需求的状态已经变了，请看看最新情况。")


def _after(state: RequestState) -> str:
    if state.status is RequestStatus.GRANTED:
        return gettext("已授权：指南从现在起不再要求对应的材料。")
    return gettext("已记录。")


def _agree(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> RequestState:
    """Take what is on the table as it is."""
    state = request_for(officer_of(request), key).state
    words = said.get("words", "")
    return requests.agree(
        officer_of(request), key, outside_of(request), terms=state.terms, words=words
    )


def _turn_down(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> RequestState:
    return requests.turn_down(
        officer_of(request),
        key,
        outside_of(request),
        reason=said.get("reason", ""),
        basis=said.get("basis", ""),
    )


def _with_reason(act: Callable[..., RequestState]) -> Act:
    def done(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> RequestState:
        return act(officer_of(request), key, outside_of(request), reason=said.get("reason", ""))

    return done


def _with_words(act: Callable[..., RequestState]) -> Act:
    def done(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> RequestState:
        return act(officer_of(request), key, outside_of(request), words=said.get("words", ""))

    return done


_WITH_TERMS: Final = frozenset({"offer", "counter", "agree-with"})
_ACTS: Final[Mapping[str, Act]] = {
    "conform": _with_words(requests.conform),
    "turn-back": _with_reason(requests.turn_back),
    "agree": _agree,
    "turn-down": _turn_down,
    "say": _with_words(requests.say),
    "dispute": _with_reason(requests.dispute),
    "uphold": _with_reason(requests.uphold),
    "take-back": _with_reason(requests.take_back),
}
