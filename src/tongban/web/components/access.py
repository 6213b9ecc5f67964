"""Who may open a view (开放对象): every view says so, and a test refuses one that does not.

`public` lets anyone in. `citizen_required` and `officer_required` send strangers to sign in and
refuse the wrong kind of person. Somebody who acts for another in some items only opens what is
marked `agent_admitted`; all else stays with the person themselves. The mark stays on the view as
``audience``, where the test that walks every address finds it. Which *case* someone may see is the
query's business.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_noop
from django_htmx.http import HttpResponseClientRedirect

from tongban.core.people.actors import Actor, Citizen, Officer, Role

P = ParamSpec("P")
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class Kind(StrEnum):
    """The kinds of people a view can be for."""

    PUBLIC = "public"
    CITIZEN = "citizen"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """For whom a view is; `roles` narrows officers to those who hold at least one of them.

    `department` narrows them to one department, where that alone keeps what the view shows.
    `agents` lets in whoever acts for another in some items only.
    """

    kind: Kind
    roles: frozenset[Role] = field(default_factory=frozenset)
    department: str = ""
    agents: bool = False

    def admits(self, actor: Actor | None) -> bool:
        """Tell whether `actor` belongs to the audience."""
        match self.kind, actor:
            case Kind.PUBLIC, _:
                return True
            case Kind.CITIZEN, Citizen(whole=whole):
                return whole or self.agents
            case Kind.OFFICER, Officer(roles=roles, department=department):
                held = not self.roles or bool(self.roles & roles)
                return held and self.department in ("", department)
            case _:
                return False


_ENDED: Final = gettext_noop("登录已经到期。请重新登录，然后继续刚才的事。")
_NOT_KEPT: Final = gettext_noop(
    "登录已经到期，刚才提交的内容没有保存。请重新登录，会回到那个页面。"
)

PUBLIC = Audience(kind=Kind.PUBLIC)
CITIZENS = Audience(kind=Kind.CITIZEN)
AGENTS = Audience(kind=Kind.CITIZEN, agents=True)


class OnlyThemselves(PermissionDenied):
    """What belongs to a person alone is not opened by an agent of theirs."""


class OnlyApplicants(PermissionDenied):
    """What is for people with a matter of their own is not opened at an officer's account."""


def public(view: AnyView) -> AnyView:
    """Let anyone open the view."""
    view.audience = PUBLIC  # type: ignore[attr-defined]
    return view


def citizen_required(view: View[P]) -> View[P]:
    """Let signed-in citizens open the view, for themselves or for whom they stand in everything."""
    return _only(CITIZENS, view)


def agent_admitted(view: View[P]) -> View[P]:
    """Let in, besides, whoever acts for another in some items only: the view keeps to those."""
    return _only(AGENTS, view)


def officer_required(*roles: Role, department: str = "") -> Callable[[View[P]], View[P]]:
    """Let officers open the view who hold one of `roles`; any officer when none is named.

    With `department` only those of that department.
    """
    audience = Audience(kind=Kind.OFFICER, roles=frozenset(roles), department=department)

    def guard(view: View[P]) -> View[P]:
        return _only(audience, view)

    return guard


def _only(audience: Audience, view: View[P]) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor: Actor | None = getattr(request, "actor", None)
        if audience.admits(actor):
            return view(request, *args, **kwargs)
        if actor is None:
            return _to_sign_in(request)
        if isinstance(actor, Citizen) and audience.kind is Kind.CITIZEN:
            raise OnlyThemselves
        if isinstance(actor, Officer) and audience.kind is Kind.CITIZEN:
            raise OnlyApplicants
        raise PermissionDenied

    guarded.audience = audience  # type: ignore[attr-defined]
    return guarded


def way_to(name: str, actor: Actor | None) -> str:
    """Return the address of a page to which a way may lead, or nothing.

    No way leads to a page that does not exist or that refuses whoever is signed in; a stranger is
    led to sign in.
    """
    try:
        address = reverse(name)
    except NoReverseMatch:
        return ""
    audience = _audience_at(address)
    return address if actor is None or audience is None or audience.admits(actor) else ""


@cache
def _audience_at(address: str) -> Audience | None:
    return getattr(resolve(address).func, "audience", None)


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send a stranger to sign in and back; a fragment request moves the whole page.

    Whoever was signed in is told that this ended, and that what they sent was not kept.
    """
    fragment = request.headers.get("HX-Request") == "true"
    opened = request.method in ("GET", "HEAD")
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        messages.warning(request, gettext(_ENDED if opened else _NOT_KEPT))
    back = request.get_full_path() if opened and not fragment else _page_of(request)
    answer = redirect_to_login(back)
    return HttpResponseClientRedirect(answer.url) if fragment else answer


def _page_of(request: HttpRequest) -> str:
    """Return the page from which something was asked or sent, where one can begin again."""
    page = urlsplit(request.headers.get("Referer", ""))
    place = urlunsplit(("", "", page.path, page.query, ""))
    own = page.netloc == request.get_host() and url_has_allowed_host_and_scheme(place, None)
    return place if own else "/"
