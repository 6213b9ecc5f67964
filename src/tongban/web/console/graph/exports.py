"""The drawing as a file (下载): SVG for print, PNG for slides, GraphML for other tools."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from tongban.actions.graph.pictures import png_of
from tongban.core.graph.nodes import Node
from tongban.web.components.access import officer_required
from tongban.web.console.graph import asked
from tongban.web.console.graph.drawing import drawn
from tongban.web.console.graph.graphml import graphml
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def svg(request: HttpRequest) -> HttpResponseBase:
    """Hand out the drawing of a node as SVG."""
    node, picture = _picture(request)
    return _attached(picture.encode(), node, "image/svg+xml", "svg")


@officer_required(*KEEPERS)
@require_safe
def png(request: HttpRequest) -> HttpResponseBase:
    """Hand out the drawing of a node as PNG."""
    node, picture = _picture(request)
    return _attached(png_of(picture), node, "image/png", "png")


@officer_required(*KEEPERS)
@require_safe
def as_graphml(request: HttpRequest) -> HttpResponseBase:
    """Hand out a node and its neighbours as GraphML."""
    snapshot = asked.graph().snapshot
    node = asked.node(request, snapshot)
    return _attached(graphml(snapshot, node), node, "application/graphml+xml", "graphml")


def _picture(request: HttpRequest) -> tuple[Node, str]:
    snapshot = asked.graph().snapshot
    node = asked.node(request, snapshot)
    drawing = drawn(snapshot, node, linked=False)
    return node, render_to_string("console/graph/drawing.svg", {"component": drawing})


def _attached(content: bytes, node: Node, media_type: str, suffix: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    name = quote(f"{node.written.replace('/', '.').replace(':', '-')}.{suffix}", safe="")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
