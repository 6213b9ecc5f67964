"""What the pages of signing in share (登录页面公用): whole pages, local places, the visitor."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from tongban.core.people.actors import Actor
from tongban.web.components.component import Content
from tongban.web.components.fields import Field
from tongban.web.components.navigation import Button, ButtonKind
from tongban.web.components.sections import PostForm

NEXT = "next"


def user_of(request: HttpRequest) -> User:
    """Return the user who is signed in; the guard of the view has made sure that somebody is."""
    return cast("User", request.user)


def actor_of(request: HttpRequest) -> Actor:
    """Return the actor who is signed in; the guard of the view has made sure that somebody is."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]


def address_of(request: HttpRequest) -> str:
    """Return where the connection comes from, whatever headers say (A31)."""
    return str(request.META.get("REMOTE_ADDR", ""))


def local(place: str, *, otherwise: str = "") -> str:
    """Return a place of this site, never of another (A37)."""
    safe = place.startswith("/") and url_has_allowed_host_and_scheme(place, allowed_hosts=None)
    return place if safe else otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class OneQuestion:
    """A small form: its fields, what its button says, and what is sent along."""

    fields: tuple[Field, ...]
    button: str
    action: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    above: Content = ""
    secondary: bool = False

    @property
    def form(self) -> PostForm:
        """Return it as a component."""
        return PostForm(
            body=(self.above, *self.fields),
            action=self.action,
            hidden=self.hidden,
            buttons=Button(
                words=self.button,
                kind=ButtonKind.SECONDARY if self.secondary else ButtonKind.PRIMARY,
            ),
        )
