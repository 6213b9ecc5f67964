"""Addresses of the explorer (网址)."""

from django.urls import path

from tongban.web.console.graph import api
from tongban.web.console.graph.connections import connection
from tongban.web.console.graph.explore import explore
from tongban.web.console.graph.exports import as_graphml, png, svg
from tongban.web.console.graph.lawful_ways import way
from tongban.web.console.graph.lists import members, touched_list
from tongban.web.console.graph.losses import loss
from tongban.web.console.graph.node_page import look
from tongban.web.console.graph.troubles import standards, stuck

urlpatterns = [
    path("", explore, name="graph"),
    path("node/", look, name="graph-node"),
    path("members/", members, name="graph-members"),
    path("touched/", touched_list, name="graph-touched"),
    path("path/", connection, name="graph-path"),
    path("way/", way, name="graph-way"),
    path("loss/", loss, name="graph-loss"),
    path("dead-ends/", stuck, name="graph-dead-ends"),
    path("standards/", standards, name="graph-standards"),
    path("drawing.svg", svg, name="graph-svg"),
    path("drawing.png", png, name="graph-png"),
    path("drawing.graphml", as_graphml, name="graph-graphml"),
    path("api/search/", api.found, name="graph-api-search"),
    path("api/node/", api.node, name="graph-api-node"),
    path("api/members/", api.members, name="graph-api-members"),
    path("api/path/", api.connection, name="graph-api-path"),
    path("api/touched/", api.touches, name="graph-api-touched"),
    path("api/material/", api.material, name="graph-api-material"),
    path("api/way/", api.lawful_way, name="graph-api-way"),
    path("api/loss/", api.loss, name="graph-api-loss"),
    path("api/law/", api.law, name="graph-api-law"),
    path("api/dead-ends/", api.stuck, name="graph-api-dead-ends"),
    path("api/standards/", api.standards, name="graph-api-standards"),
]
