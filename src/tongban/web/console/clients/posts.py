"""Doing something about a system (系统办理): one act a form; a new key is shown once."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.clients.registering import make_key, revoke_key, rotate_key
from tongban.actions.webhooks import subscribing
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.gateway.api_keys import keys_of
from tongban.store.gateway.queries import KnownClient
from tongban.web.components.access import officer_required
from tongban.web.components.sections import show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.clients import places
from tongban.web.console.clients.forms import KeyForm, TopicsForm
from tongban.web.console.clients.page import kept, page_of
from tongban.web.console.requests import officer_of, outside_of


@officer_required(Role.DATA_STEWARD)
@require_POST
def client_act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Do what a form of the page asks, and say how it went."""
    found = kept(officer_of(request), code)
    match verb:
        case "make-key":
            return _make(request, found)
        case "rotate":
            return _rotate(request, found)
        case "subscribe":
            return _subscribe(request, found)
    act = _ACTS.get(verb)
    if act is None:
        raise NotFound(f"no act {verb}")
    told.success(request, act(request, found))
    return HttpResponseRedirect(places.client(code))


def _make(request: HttpRequest, found: KnownClient) -> HttpResponseBase:
    """Make a key and show it; a form that does not do comes back as it was sent."""
    form = KeyForm(request.POST)
    if form.is_valid():
        today = outside_of(request).today
        try:
            made = make_key(
                officer_of(request),
                found.code,
                scopes=form.chosen(),
                expires_on=today + form.life(),
                pace=form.pace(),
                today=today,
            )
        except InvalidValue as error:
            form.add_error(None, refusal(error))
        else:
            return show(request, page_of(request, found, made=made.token))
    page = page_of(request, found, tried=form)
    return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _rotate(request: HttpRequest, found: KnownClient) -> HttpResponseBase:
    key_id = _own_key(request, found)
    made = rotate_key(officer_of(request), key_id, today=outside_of(request).today)
    return show(request, page_of(request, found, made=made.token))


def _subscribe(request: HttpRequest, found: KnownClient) -> HttpResponseBase:
    form = TopicsForm(request.POST)
    if not form.is_valid():
        page = page_of(request, found, tried=form)
        return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        subscribing.subscribe(officer_of(request), found.code, form.chosen(), outside_of(request))
    except Conflict:
        told.error(request, gettext("还没有登记接收地址，请先由运维人员登记。"))
    else:
        told.success(request, gettext("已保存：从现在起发生的事件会推送给这个系统。"))
    return HttpResponseRedirect(places.client(found.code))


def _revoke(request: HttpRequest, found: KnownClient) -> str:
    revoke_key(officer_of(request), _own_key(request, found), today=outside_of(request).today)
    return gettext("已停用：下一次调用就不再认这个密钥。")


def _pause(request: HttpRequest, found: KnownClient) -> str:
    subscribing.pause(officer_of(request), found.code)
    return gettext("已暂停：期间发生的事件会留着，继续后按顺序推送。")


def _resume(request: HttpRequest, found: KnownClient) -> str:
    subscribing.resume(officer_of(request), found.code)
    return gettext("已继续推送。")


def _end(request: HttpRequest, found: KnownClient) -> str:
    subscribing.end(officer_of(request), found.code)
    return gettext("已取消：不再向这个系统推送事件。")


def _replay(request: HttpRequest, found: KnownClient) -> str:
    delivery = whole_number(request.POST.get("delivery", ""))
    if delivery is None:
        raise NotFound("no such delivery")
    subscribing.replay(officer_of(request), delivery, outside_of(request), client=found.code)
    return gettext("这条事件会重新推送。")


def _replay_dead(request: HttpRequest, found: KnownClient) -> str:
    many = subscribing.replay_dead(officer_of(request), found.code, outside_of(request))
    return gettext("%(count)d 条事件会重新推送。") % {"count": many}


def _own_key(request: HttpRequest, found: KnownClient) -> str:
    """Return the key that a form names, if it is one of this system."""
    named = request.POST.get("key", "")
    today = outside_of(request).today
    if named not in {one.key.key_id for one in keys_of(found.code, on=today)}:
        raise NotFound("no such key")
    return named


_ACTS: Final[Mapping[str, Callable[[HttpRequest, KnownClient], str]]] = {
    "revoke": _revoke,
    "pause": _pause,
    "resume": _resume,
    "end": _end,
    "replay": _replay,
    "replay-dead": _replay_dead,
}
