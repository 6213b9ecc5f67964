"""Who may open a view (开放对象): every view says so, and a test refuses one that does not."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.http import HttpResponseBase

P = ParamSpec("P")
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def public(view: View) -> View:
    """Anyone may open the view."""
    view.audience = ("public",)  # type: ignore[attr-defined]
    return view
