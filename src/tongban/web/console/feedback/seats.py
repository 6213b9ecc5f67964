"""Who comes here (岗位), and the pages that there are."""

from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.feedback.desk import UNIT_ROLES
from tongban.core.people.actors import Role
from tongban.web.components import navigation
from tongban.web.console.requests import officer_of

SEATS: Final = (Role.HOTLINE, *sorted(UNIT_ROLES, key=lambda role: role.value), Role.SUPERVISOR)
"""The centre hears people, units answer, supervisors judge appeals."""

LISTENERS: Final = (Role.HOTLINE, Role.SUPERVISOR)
"""Those who see what the whole city says."""


def own_department(request: HttpRequest) -> str:
    """Return the department to which this officer is held; empty for centre and supervisors."""
    officer = officer_of(request)
    return "" if officer.roles & set(LISTENERS) else officer.department


def bar(request: HttpRequest, here: str) -> navigation.Tabs:
    """Return the pages of feedback that this officer may open."""
    places = [
        ("console:feedback", gettext("待办")),
        ("console:feedback-all", gettext("全部未办结")),
        ("console:feedback-ended", gettext("已结束")),
        ("console:feedback-board", gettext("好差评")),
        ("console:feedback-publications", gettext("主动公开")),
    ]
    if officer_of(request).roles & set(LISTENERS):
        places.append(("console:feedback-topics", gettext("热点话题")))
    return navigation.Tabs(
        label=gettext("诉求与评价"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in places
        ),
    )
