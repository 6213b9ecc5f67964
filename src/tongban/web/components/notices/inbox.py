"""The inbox (站内消息): what somebody was told, the latest first; nothing is read by looking."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.http import urlencode
from django.utils.translation import gettext

from tongban.core.notices.kinds import NoticeGroup
from tongban.core.notices.templates import NoticeTemplates
from tongban.core.people.actors import Actor
from tongban.store.notices.queries import PAGE, KeptNotice, notices_for, unread
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.notices import words
from tongban.web.components.notices.places import NoticePlaces
from tongban.web.components.sections import Page, PostForm
from tongban.web.components.words import written_moment


def inbox_page(
    actor: Actor, places: NoticePlaces, templates: NoticeTemplates, *, before: str
) -> Page:
    """Return a page of the inbox; `before` turns to older ones."""
    moment = _moment(before)
    found, fresh = notices_for(actor, before=moment), unread(actor)
    return Page(
        title=gettext("消息"),
        back=navigation.BackLink(href=places.home),
        lead=lists.Paragraph(body=_lead(fresh)),
        body=(
            *_ways(places, fresh),
            _list(found, places, templates),
            navigation.Pagination(
                newer=places.inbox if moment else "", older=_older(found, places)
            ),
        ),
    )


def _lead(fresh: int) -> str:
    if not fresh:
        return gettext("没有未读消息。")
    return gettext("有 %(count)d 条未读消息。") % {"count": fresh}


def _ways(places: NoticePlaces, fresh: int) -> Iterator[Component]:
    if fresh:
        yield PostForm(
            action=places.read_all,
            body="",
            buttons=navigation.Button(
                words=gettext("全部标为已读"), kind=navigation.ButtonKind.SECONDARY
            ),
        )
    yield navigation.Link(words=gettext("设置怎么通知我"), href=places.settings)


def _list(
    found: tuple[KeptNotice, ...], places: NoticePlaces, templates: NoticeTemplates
) -> Component:
    if not found:
        return messages.EmptyState(
            title=gettext("还没有消息"),
            advice=gettext("办件有进展、要您补材料、结果可以领取时，都会在这里告诉您。"),
        )
    return lists.CardList(rows=True, cards=tuple(_card(one, places, templates) for one in found))


def _card(one: KeptNotice, places: NoticePlaces, templates: NoticeTemplates) -> lists.Card:
    said = words.said(one, templates)
    fresh = messages.Tag(words=gettext("未读"), tone=messages.Tone.ATTENTION)
    about = (words.GROUPS[NoticeGroup(one.group)], written_moment(one.at))
    return lists.Card(
        title=said.title,
        href=places.one(one.id),
        summary=said.words,
        facts=(*((fresh,) if one.unread else ()), *about),
    )


def _older(found: tuple[KeptNotice, ...], places: NoticePlaces) -> str:
    if len(found) < PAGE:
        return ""
    return f"{places.inbox}?{urlencode({'before': found[-1].at.isoformat()})}"


def _moment(text: str) -> datetime | None:
    """Return a moment from the address; anything else is the newest page."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
