"""Words and tags that the pages of a department's certificates share (用语)."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.certificates.standings import Standing
from tongban.core.people.actors import Officer, Role
from tongban.web.components import labels, messages, navigation
from tongban.web.components.words import plain_date
from tongban.web.counter.requests import HANDLERS

POSTS = HANDLERS


def standing_tag(standing: Standing) -> messages.Tag:
    """Return how a certificate stands."""
    good = standing is Standing.VALID
    tone = messages.Tone.GOOD if good else messages.Tone.ATTENTION
    return messages.Tag(words=labels.label(standing), tone=tone)


def until(day: date | None) -> str:
    """Return the last valid day."""
    return gettext("长期") if day is None else plain_date(day)


def approves(officer: Officer) -> bool:
    """Tell whether an officer may agree to a change or renew."""
    return Role.APPROVER in officer.roles


def sections(current: str) -> navigation.Tabs:
    """Return the tabs above every list."""
    tabs = (
        ("counter:certificates", gettext("已签发")),
        ("counter:certificate_kinds", gettext("证照类型")),
        ("counter:registers", gettext("存量归集")),
        ("counter:agreements", gettext("外地互认")),
    )
    return navigation.Tabs(
        label=gettext("部门证照"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == current)
            for name, words in tabs
        ),
    )
