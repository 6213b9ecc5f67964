"""One notice (一条消息): its words, the way to what it is about, and how it was brought."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.core.notices.kinds import NoticeChannel
from tongban.core.notices.retrying import NoticeStanding
from tongban.core.notices.templates import NoticeTemplates
from tongban.store.notices.queries import KeptDelivery, KeptNotice
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.notices import words
from tongban.web.components.notices.places import NoticePlaces
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.components.words import written_moment


def notice_page(
    notice: KeptNotice,
    log: tuple[KeptDelivery, ...],
    places: NoticePlaces,
    templates: NoticeTemplates,
) -> Page:
    """Return the page of a notice; the button reads it and leads on."""
    said = words.said(notice, templates)
    return Page(
        title=said.title,
        caption=written_moment(notice.at),
        back=navigation.BackLink(href=places.inbox),
        body=(
            lists.Paragraph(body=said.words),
            PostForm(
                action=places.go(notice.id),
                body="",
                buttons=navigation.Button(words=gettext("查看这件事")),
            ),
            Section(title=gettext("这条消息怎么送的"), id="log", body=tuple(_log(notice, log))),
        ),
    )


def _log(notice: KeptNotice, log: tuple[KeptDelivery, ...]) -> Iterator[Component]:
    read = gettext("未读") if notice.unread else gettext("已读")
    rows = [
        (
            words.CHANNELS[NoticeChannel.INBOX],
            gettext("已送达，%(read)s") % {"read": read},
            written_moment(notice.at),
        ),
        *((words.CHANNELS[NoticeChannel(one.channel)], _fate(one), _tries(one)) for one in log),
    ]
    yield lists.DataTable(
        caption=gettext("送达记录"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("渠道")),
            lists.Column(words=gettext("结果")),
            lists.Column(words=gettext("时间")),
        ),
        rows=tuple(lists.Row(cells=cells) for cells in rows),
    )


def _fate(one: KeptDelivery) -> Content:
    said, tone = words.STANDINGS[NoticeStanding(one.standing)]
    return messages.Tag(words=said, tone=tone)


def _tries(one: KeptDelivery) -> Content:
    if not one.tries:
        return gettext("%(moment)s以后发送") % {"moment": written_moment(one.not_before)}
    return lists.PlainList(
        items=tuple(
            f"{written_moment(each.at)} {words.fault_words(each.fault)}".strip()
            for each in one.tries
        )
    )
