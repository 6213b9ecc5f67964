"""The gallery (组件库) for developers; shut unless DEBUG or GALLERY is set."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from tongban.web.components.access import public
from tongban.web.components.gallery.entry import Entry
from tongban.web.components.gallery.examples import ENTRIES

_BY_NAME = {entry.name: entry for entry in ENTRIES}


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """List all components with their examples."""
    _only_for_developers()
    return TemplateResponse(request, "components/gallery/index.html", {"entries": ENTRIES})


@public
@require_safe
def alone(request: HttpRequest, name: str) -> HttpResponse:
    """Show one component on a page of its own, as a browser test visits it."""
    return TemplateResponse(request, "components/gallery/alone.html", {"entry": _entry(name)})


@public
@require_safe
def fragment(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with the first example alone, as a polled address does."""
    return TemplateResponse(request, "components/gallery/fragment.html", {"entry": _entry(name)})


def _entry(name: str) -> Entry:
    _only_for_developers()
    try:
        return _BY_NAME[name]
    except KeyError:
        raise Http404(name) from None


def _only_for_developers() -> None:
    if not (settings.DEBUG or getattr(settings, "GALLERY", False)):
        raise Http404
