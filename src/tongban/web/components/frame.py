"""What surrounds every page (页面框架): site name, navigation, account, text size, language.

Navigation comes from ``settings.TONGBAN_NAVIGATION``: for each URL namespace a tuple of
``(words, URL name)``; the entry under ``""`` serves the namespaces not named. What does
not exist or would refuse the reader is left out, so the six verbs of 国办函〔2016〕108号 §4.1 never
lead nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, assert_never

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_noop

from tongban.actions.audit.freshness import seal_overdue
from tongban.core.people.actors import ADMINISTRATORS, Actor, Citizen, Officer, Role
from tongban.core.people.masking import masked_text
from tongban.core.people.representation import Capacity
from tongban.store.notices.queries import UNIT_POSTS, unread
from tongban.store.people.glass_queries import waiting_alerts
from tongban.web.components.access import way_to

_OVERDUE = "audit-seal-overdue"
_OVERDUE_SECONDS = 30
_BELL_SECONDS = 10
_TOLD = UNIT_POSTS | {Role.HOTLINE}
_OVERSEEING = frozenset({Role.SUPERVISOR, Role.AUDIT_ADMINISTRATOR})
LARGE_TEXT_COOKIE = "large_text"

SIX_VERBS = (
    (gettext_noop("我要看"), "hall:look"),
    (gettext_noop("我要查"), "hall:track"),
    (gettext_noop("我要办"), "hall:home"),
    (gettext_noop("我要问"), "hall:ask"),
    (gettext_noop("我要评"), "hall:rate"),
    (gettext_noop("我的"), "hall:mine"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class NavigationEntry:
    """A place in the main navigation."""

    words: str
    href: str
    current: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The values that the base template shows around a page."""

    site_name: str
    home: str
    path: str
    preferences: str = ""
    public_lists: str = ""
    navigation: tuple[NavigationEntry, ...] = ()
    large_text: bool = False
    signed_in_as: str = ""
    sign_in: str = ""
    sign_out: str = ""
    account: str = ""
    alarm: str = ""
    acting_as: str = ""
    switch: str = ""
    notices: str = ""
    unread: int = 0


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give every template its ``frame`` (a context processor)."""
    actor = getattr(request, "actor", None)
    return {
        "frame": Frame(
            site_name=gettext(getattr(settings, "TONGBAN_SITE_NAME", "明川市政务服务")),
            home=_address("hall:home") or "/",
            path=request.get_full_path(),
            preferences=_address("components:preferences"),
            public_lists=_address("hall:public_lists"),
            navigation=navigation(request),
            large_text=request.COOKIES.get(LARGE_TEXT_COOKIE) == "1",
            signed_in_as=_at_keyboard(actor),
            sign_in="" if actor else _address("account_login"),
            sign_out=_address("account_logout") if actor else "",
            account=_address("account_home") if actor else "",
            alarm=_alarm(actor),
            acting_as=_acting_as(actor),
            switch=_switch(actor),
            **_bell(actor),
        )
    }


def navigation(request: HttpRequest) -> tuple[NavigationEntry, ...]:
    """Return the entries for the part of the site that `request` is in; only those that exist."""
    menus = getattr(settings, "TONGBAN_NAVIGATION", {"": SIX_VERBS})
    actor = getattr(request, "actor", None)
    namespace = ""
    if request.resolver_match:
        namespace = request.resolver_match.namespace
    elif isinstance(actor, Officer):
        namespace = request.path.split("/")[1]  # nothing is there, in the part where they work
    if isinstance(actor, Citizen) and actor.helped_by is not None:
        namespace = "counter"
    if isinstance(actor, Officer) and actor.roles & ADMINISTRATORS:
        namespace = "administrators"
    entries = _ways(menus.get(namespace, menus.get("", ())), actor)
    if not entries and isinstance(actor, Officer):
        entries = _ways(menus.get("counter", ()), actor)
    here = _here(request.path, [href for _, href in entries])
    return tuple(
        NavigationEntry(words=words, href=href, current=href == here) for words, href in entries
    )


def _ways(menu: Iterable[tuple[str, str]], actor: Actor | None) -> list[tuple[str, str]]:
    """Return what of `menu` is there for the reader; whoever strays from the counter finds back."""
    return [(gettext(words), href) for words, name in menu if (href := way_to(name, actor))]


def _acting_as(actor: object) -> str:
    """Return in whose name a person acts who does not act in their own, on every page."""
    if not isinstance(actor, Citizen):
        return ""
    if actor.helped_by is not None:
        return _written_for(actor)
    if actor.representing is None:
        return ""
    names = {"party": actor.representing.name, "name": actor.name}
    match actor.representing.capacity:
        case Capacity.GUARDIAN:
            return gettext("您正在以监护人的身份替“%(party)s”办事，经手人：%(name)s") % names
        case Capacity.LEGAL_REPRESENTATIVE:
            return gettext("您正在以法定代表人的身份为“%(party)s”办事，经手人：%(name)s") % names
        case Capacity.AGENT:
            return gettext("您正在受“%(party)s”的委托办事，经手人：%(name)s") % names
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _written_for(person: Citizen) -> str:
    """Return for whom a clerk writes, with the number covered: who stands there can check it."""
    said = gettext("窗口代填：正在为“%(name)s”（%(number)s）填写，内容由本人确认。") % {
        "name": person.name,
        "number": masked_text(person.person),
    }
    if person.representing is None:
        return said
    party = gettext("以“%(party)s”的名义。") % {"party": person.representing.name}
    return f"{said}{party}"


def _at_keyboard(actor: Citizen | Officer | None) -> str:
    if isinstance(actor, Citizen) and actor.helped_by is not None:
        return actor.helped_by.clerk.name
    return actor.name if actor else ""


def _switch(actor: object) -> str:
    """Return where somebody chooses for whom they act."""
    if isinstance(actor, Citizen) and actor.helped_by is not None:
        return reverse("counter:attendance", args=[actor.helped_by.attendance])
    return _address("hall:acting")


def _bell(actor: object) -> dict[str, Any]:
    """Return where somebody's notices are and how many are unread, asked for every few seconds."""
    if not isinstance(actor, Citizen | Officer):
        return {}
    if isinstance(actor, Officer) and not actor.roles & _TOLD:
        return {}
    place = "hall:notices" if isinstance(actor, Citizen) else "counter:notices"
    many = caches["local"].get_or_set(
        f"notices-unread-{actor.account}", lambda: unread(actor), timeout=_BELL_SECONDS
    )
    return {"notices": _address(place), "unread": many}


def _alarm(actor: object) -> str:
    """Return what every officer has to know now; asked for at most every few seconds."""
    if not isinstance(actor, Officer):
        return ""
    if actor.roles & _OVERSEEING and waiting_alerts(actor):
        return gettext("有没有看过的查阅告警，请到“查阅监督”处理。")
    overdue = caches["local"].get_or_set(_OVERDUE, seal_overdue, timeout=_OVERDUE_SECONDS)
    if not overdue:
        return ""
    return gettext(
        "操作记录超过规定时间没有封存：暂停作出决定和调用部门数据，恢复后自动继续。请联系运行维护人员。"
    )


def _here(path: str, hrefs: list[str]) -> str:
    """Return the longest address that `path` lies under; under the root lies only itself."""
    above = (href for href in hrefs if href == path or (href != "/" and path.startswith(href)))
    return max(above, key=len, default="")


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
