"""One system (系统页): its keys, what it is told, and what became of that."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.gateway.api_keys import ListedKey, keys_of
from tongban.store.gateway.queries import KnownClient
from tongban.store.gateway.queries import client as known_client
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.messages.tag import Tone
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import plain_date
from tongban.web.console.clients import places
from tongban.web.console.clients.forms import KeyForm, TopicsForm
from tongban.web.console.clients.pushed import pushed
from tongban.web.console.clients.words import SCOPES
from tongban.web.console.requests import officer_of, outside_of


@officer_required(Role.DATA_STEWARD)
@require_safe
def client(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show a system that this steward keeps."""
    return show(request, page_of(request, kept(officer_of(request), code)))


def kept(officer: Officer, code: str) -> KnownClient:
    """Return a system that an officer keeps; any other is not there.

    Raises:
        NotFound: for a system of another department, as for none.
    """
    found = known_client(code)
    own = {officer.department, CATALOGUE_KEEPER}
    if found is None or (found.department not in own and officer.department != CATALOGUE_KEEPER):
        raise NotFound(f"no client {code}")
    return found


def page_of(
    request: HttpRequest,
    found: KnownClient,
    *,
    tried: KeyForm | TopicsForm | None = None,
    made: str = "",
) -> Page:
    """Return the page; `tried` keeps what was typed, `made` is a key that is told this once."""
    named = published().catalogue.departments.get(found.department)
    facts = (
        (gettext("编码"), found.code),
        (gettext("所属部门"), found.department if named is None else named.short_name),
    )
    body: tuple[Content, ...] = (
        *((_made(made),) if made else ()),
        lists.SummaryList(
            rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in facts)
        ),
        Section(
            title=gettext("接口密钥"),
            id="keys",
            body=(*_keys(request, found), _new(found, tried)),
        ),
        Section(title=gettext("事件推送"), id="events", body=tuple(pushed(found, tried))),
    )
    return Page(
        title=found.name,
        caption=gettext("业务系统对接"),
        back=navigation.BackLink(href=places.clients()),
        errors=errors_of(tried) if tried is not None else None,
        body=body,
        wide=True,
    )


def _made(token: str) -> Component:
    return messages.Notification(
        title=gettext("新密钥只显示这一次，请现在交给系统保存"),
        body=messages.Inset(body=token),
        kind=messages.NotificationKind.ATTENTION,
    )


def _keys(request: HttpRequest, found: KnownClient) -> Iterator[Component]:
    today = outside_of(request).today
    keys = keys_of(found.code, on=today)
    if not keys:
        yield messages.EmptyState(
            title=gettext("还没有密钥"), advice=gettext("有了密钥，系统才能调用接口。")
        )
        return
    heads = (
        gettext("密钥"),
        gettext("可以做什么"),
        gettext("有效期至"),
        gettext("今天已用"),
        gettext("状态"),
        gettext("办理"),
    )
    yield lists.DataTable(
        caption=gettext("接口密钥"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    f"tbk_{one.key.key_id}_…",
                    "；".join(str(SCOPES[each]) for each in SCOPES if each in one.key.scopes),
                    plain_date(one.key.expires_on),
                    f"{one.used} / {one.key.pace.a_day}",
                    _state(one, standing=one.key.standing(today)),
                    _ways(found.code, one) if one.key.standing(today) else "",
                )
            )
            for one in keys
        ),
    )


def _state(one: ListedKey, *, standing: bool) -> Component:
    if standing:
        return messages.Tag(words=gettext("有效"), tone=Tone.GOOD)
    words = gettext("已过期") if one.key.revoked_on is None else gettext("已停用")
    return messages.Tag(words=words, tone=Tone.PLAIN)


def _ways(code: str, one: ListedKey) -> tuple[Component, ...]:
    hidden = (("key", one.key.key_id),)
    return (
        PostForm(
            action=places.act(code, "rotate"),
            body="",
            hidden=hidden,
            buttons=navigation.Button(
                words=gettext("换新密钥"), kind=navigation.ButtonKind.SECONDARY
            ),
        ),
        PostForm(
            action=places.act(code, "revoke"),
            body="",
            hidden=hidden,
            buttons=navigation.Button(words=gettext("停用"), kind=navigation.ButtonKind.WARNING),
        ),
    )


def _new(found: KnownClient, tried: KeyForm | TopicsForm | None) -> Component:
    form = tried if isinstance(tried, KeyForm) else KeyForm()
    return messages.Details(
        summary=gettext("生成新密钥"),
        body=PostForm(
            action=places.act(found.code, "make-key"),
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("生成密钥")),
        ),
        open=isinstance(tried, KeyForm),
    )
