"""Who comes here (岗位), and the pages that there are."""

from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.people.actors import Role
from tongban.web.components import navigation
from tongban.web.console.requests import officer_of

SEATS: Final = (Role.SUPERVISOR, Role.APPROVER)
"""Supervisors see the whole city; whoever decides for a department sees what it answers for."""


def own_department(request: HttpRequest) -> str:
    """Return the department to which this officer is held; empty for supervisors."""
    officer = officer_of(request)
    return "" if Role.SUPERVISOR in officer.roles else officer.department


def bar(here: str) -> navigation.Tabs:
    """Return the pages of supervision."""
    places = (
        ("console:supervision", gettext("实时看板")),
        ("console:supervision-orders", gettext("督办")),
        ("console:supervision-ended", gettext("已结束的督办")),
        ("console:supervision-figures", gettext("效能指标")),
        ("console:supervision-mining", gettext("流程挖掘")),
        ("console:supervision-rules", gettext("监察规则")),
    )
    return navigation.Tabs(
        label=gettext("电子监察"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in places
        ),
    )
