"""What the pages share (公用部分): the tabs on top, tags, and who may act."""

from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.core.exchange.requesting import is_steward_of
from tongban.store.exchange.queries.requests import waiting_for
from tongban.web.components import messages, navigation
from tongban.web.components.component import Component, Words
from tongban.web.components.messages.tag import Tone
from tongban.web.console.data import places
from tongban.web.console.requests import officer_of


def tabs(request: HttpRequest, here: str) -> Component:
    """Return the parts of data sharing, with how much waits for this officer's department."""
    waiting = len(waiting_for(officer_of(request).department))
    inbox = gettext("待办（%(count)d）") % {"count": waiting} if waiting else gettext("待办")
    parts = (
        ("catalogue", gettext("数据目录")),
        ("inbox", inbox),
        ("requests", gettext("全部需求")),
        ("grants", gettext("授权")),
        ("quality", gettext("数据质量")),
        ("peers", gettext("对等目录")),
        ("statistics", gettext("统计")),
    )
    return navigation.Tabs(
        label=gettext("数据共享"),
        tabs=tuple(
            navigation.Tab(words=words, href=places.plain(name), current=name == here)
            for name, words in parts
        ),
    )


def tag(shown: tuple[Words, Tone]) -> Component:
    """Return a state in a word."""
    words, tone = shown
    return messages.Tag(words=words, tone=tone)


def steward_of(request: HttpRequest, department: str) -> bool:
    """Tell whether a steward of a department asks."""
    return is_steward_of(officer_of(request), department)
