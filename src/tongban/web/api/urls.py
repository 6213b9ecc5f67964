"""Addresses of the interface: each operation by its version, opened to anybody in one way."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, include, path

from tongban.web.api.description import nothing_here, openapi
from tongban.web.api.interface import interface
from tongban.web.api.opening import opened

app_name = "api"


def _operations() -> Iterator[URLPattern]:
    """Yield what the interface declares, without the root that it adds by itself."""
    patterns, _, _ = interface.urls
    for one in patterns:
        if isinstance(one, URLPattern) and one.name != "api-root":
            yield path(f"v1/{one.pattern}", opened(one.callback), name=one.name or "")


urlpatterns: list[URLPattern | URLResolver] = [
    path("openapi.json", opened(openapi), name="openapi"),
    *_operations(),
    path("govstack/", include("tongban.web.api.govstack.urls")),
    path("<path:rest>", opened(nothing_here), name="nothing"),
]
