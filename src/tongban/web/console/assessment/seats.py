"""Who comes here (岗位): supervisors plan and open, assessors try; the keepers of items look on."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.people.actors import Role
from tongban.web.components import navigation

SEATS: Final = (Role.SUPERVISOR, Role.ASSESSOR)


def bar(here: str) -> navigation.Tabs:
    """Return the pages of assessment."""
    places = (
        ("console:assessment", gettext("五个维度")),
        ("console:searches", gettext("大厅里查什么")),
        ("console:assessment-rounds", gettext("第三方实测")),
    )
    return navigation.Tabs(
        label=gettext("评估"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in places
        ),
    )
