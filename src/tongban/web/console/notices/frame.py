"""The parts of keeping notices (告知管理分栏)."""

from django.urls import reverse
from django.utils.translation import gettext

from tongban.web.components import navigation


def bar(here: str) -> navigation.Tabs:
    """Return the parts, the one that is open marked."""
    places = (
        ("console:notices", gettext("发送情况")),
        ("console:notice-bots", gettext("工作群机器人")),
        ("console:notice-templates", gettext("告知模板")),
    )
    return navigation.Tabs(
        label=gettext("告知管理"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in places
        ),
    )
