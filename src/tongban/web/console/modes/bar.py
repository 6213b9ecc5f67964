"""The way between the two pages of modes (办理方式导航)."""

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.people.actors import Officer, Role
from tongban.web.components import navigation


def bar(here: str, officer: Officer) -> navigation.Tabs:
    """Return the tabs that this officer may open; `here` is the one that is open."""
    pages = [("console:modes", gettext("办理方式"))]
    if Role.SUPERVISOR in officer.roles:
        pages.append(("console:modes_sampling", gettext("秒批与质检")))
    return navigation.Tabs(
        label=gettext("办理方式"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in pages
        ),
    )
