"""Requests to answer (待答复的申请): the most urgent first; beside them those that are over."""

from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.people.actors import Role
from tongban.store.rights.queries import KeptRequest, requests_to_answer
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.messages.tag import Tone
from tongban.web.components.sections import Page, show
from tongban.web.components.words import plain_date
from tongban.web.console.requests import outside_of
from tongban.web.console.rights.words import KINDS, OUTCOMES


@officer_required(Role.DATA_STEWARD, department=CATALOGUE_KEEPER)
@require_safe
def rights(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for an answer."""
    return _list(request, over=False)


@officer_required(Role.DATA_STEWARD, department=CATALOGUE_KEEPER)
@require_safe
def answered(request: HttpRequest) -> HttpResponseBase:
    """Show what was answered or taken back."""
    return _list(request, over=True)


def status_tag(one: KeptRequest, today: date) -> Component:
    """Return how a request stands, in a word."""
    if one.state.answer is not None:
        words, tone = OUTCOMES[one.state.answer.outcome]
        return messages.Tag(words=words, tone=tone)
    if one.state.withdrawn:
        return messages.Tag(words=gettext("已撤回"))
    if one.due_on < today:
        return messages.Tag(words=gettext("超过答复期限"), tone=Tone.BAD)
    return messages.Tag(words=gettext("等待答复"), tone=Tone.ATTENTION)


def _list(request: HttpRequest, *, over: bool) -> HttpResponseBase:
    found = requests_to_answer(over=over)
    today = outside_of(request).today
    page = Page(
        title=gettext("个人信息权利申请"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "群众要求更正、删除个人信息的申请；不同意的要说明理由（《个人信息保护法》第五十条）。"
            )
        ),
        body=(
            _bar(over=over),
            _table(found, today) if found else messages.EmptyState(title=gettext("没有申请")),
        ),
    )
    return show(request, page)


def _bar(*, over: bool) -> Component:
    places = (
        ("console:rights", gettext("待答复"), not over),
        ("console:rights-answered", gettext("已办结"), over),
    )
    return navigation.Tabs(
        label=gettext("个人信息权利申请"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=current)
            for name, words, current in places
        ),
    )


def _table(found: tuple[KeptRequest, ...], today: date) -> Component:
    heads = (gettext("编号"), gettext("要求"), gettext("状态"), gettext("答复期限"))
    return lists.DataTable(
        caption=gettext("个人信息权利申请"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.number, href=reverse("console:right", args=[one.id])),
                    KINDS[one.state.kind],
                    status_tag(one, today),
                    plain_date(one.due_on),
                )
            )
            for one in found
        ),
    )
