"""The graph for programs (接口): the questions of the pages, answered as JSON, by the page.

Lists take `after`, the name of the last node read, and `limit`, from 1 to 100. Whatever is asked
wrongly is answered with 422 and says what is expected.
"""

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from tongban.actions.graph.running import MOST_ITEMS, running_cases
from tongban.core.graph.handling import hands
from tongban.core.graph.nodes import NodeKind
from tongban.core.graph.proofs import proof
from tongban.core.graph.reach import Situation
from tongban.core.graph.standards import compared
from tongban.core.graph.ways import Objective, shortest_way
from tongban.engines.service_graph.adjacent import bunches, neighbours
from tongban.engines.service_graph.names import search
from tongban.engines.service_graph.reaching import fullest
from tongban.engines.service_graph.routes import path
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.engines.service_graph.spreading import touched
from tongban.engines.service_graph.standing import law_change
from tongban.engines.service_graph.stuck import dead_ends
from tongban.engines.service_graph.unequal import spreads
from tongban.web.components.access import officer_required
from tongban.web.console.graph import asked
from tongban.web.console.graph.answers import (
    MOST,
    Json,
    Refused,
    all_told,
    limit_of,
    node_of,
    page_of,
    page_told,
    told,
    walked,
    way_word,
)
from tongban.web.console.graph.losses import change_of, papers_again
from tongban.web.console.requests import KEEPERS

Answer = Callable[[Snapshot, Mapping[str, str]], Json]


def _answering(answer: Answer) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return the view of an answer: for those who keep the catalogue, and only to be read."""

    @officer_required(*KEEPERS)
    @require_safe
    @wraps(answer)
    def view(request: HttpRequest) -> HttpResponseBase:
        current = asked.graph()
        try:
            found = answer(current.snapshot, request.GET.dict())
        except Refused as refused:
            return JsonResponse({"error": str(refused)}, status=422)
        release = str(current.snapshot.notes["release"])
        return JsonResponse({"release": release, "stale": current.stale, **found})

    return view


@_answering
def found(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return the nodes whose name or code holds every word."""
    kind = asked.kind(given)
    page = search(
        snapshot,
        asked.words(given),
        kinds=tuple(NodeKind) if kind is None else (kind,),
        department=given.get("department", ""),
        after=asked.place(given),
        limit=limit_of(given),
    )
    return page_told(snapshot, page)


@_answering
def node(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return a node, its bunches of neighbours and who handles it."""
    this = node_of(snapshot, given)
    answer = told(snapshot, this)
    answer["bunches"] = [
        {"relation": one.relation.word, "way": way_word(onward=one.onward), "size": one.size}
        for one in bunches(snapshot, this)
    ]
    if this.kind not in (NodeKind.ARTICLE, NodeKind.LAW, NodeKind.STANDARD, NodeKind.DEPARTMENT):
        answer["hands"] = [
            {"charge": one.charge.name.lower(), "department": told(snapshot, one.department)}
            for one in hands(snapshot, this)
        ]
    return answer


@_answering
def members(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return a page of one bunch of neighbours."""
    this, relation = node_of(snapshot, given), asked.relation(given)
    onward = given.get("way") != "back"
    page = neighbours(
        snapshot, this, relation, onward=onward, after=asked.place(given), limit=limit_of(given)
    )
    return page_told(snapshot, page)


@_answering
def connection(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return the hops of a shortest path between two nodes, or none."""
    hops = path(snapshot, node_of(snapshot, given), node_of(snapshot, given, "to"))
    if hops is None:
        return {"hops": None}
    return {
        "hops": [
            {
                "relation": hop.relation.word,
                "way": way_word(onward=hop.onward),
                "node": told(snapshot, hop.node),
            }
            for hop in hops
        ]
    }


@_answering
def touches(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return how much of each kind a change touches, and a page of the kind that is asked for."""
    sets = touched(snapshot, node_of(snapshot, given), beyond=given.get("beyond") == "1").by_kind
    answer: Json = {"counts": {kind.word: len(nodes) for kind, nodes in sets.items()}}
    kind = asked.kind(given)
    if kind is not None and kind in sets:
        answer |= page_of(sets[kind], given)
    return answer


@_answering
def material(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return what a material proves and who holds it already."""
    this = node_of(snapshot, given)
    if this.kind is not NodeKind.EVIDENCE:
        raise Refused("node must be an evidence")
    proven = proof(snapshot, this)
    return {
        "sparable": proven.sparable,
        "elements": [
            {"element": told(snapshot, one.element), "datasets": all_told(snapshot, one.datasets)}
            for one in proven.elements
        ],
        "vouching": all_told(snapshot, proven.vouching),
        "serving_all": all_told(snapshot, proven.serving_all),
        "items": all_told(snapshot, proven.items[:MOST]),
        "issuers": all_told(snapshot, proven.issuers),
    }


@_answering
def lawful_way(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return the shortest lawful way; `held` lists materials, separated by spaces."""
    goal = node_of(snapshot, given)
    if goal.kind not in (NodeKind.ITEM, NodeKind.EVIDENCE):
        raise Refused("node must be an item or an evidence")
    held = (asked.place({"held": one}, "held") for one in given.get("held", "").split()[:MOST])
    situation = Situation(
        evidence=frozenset(one for one in held if one is not None),
        datasets=fullest(snapshot).datasets,
    )
    by = given.get("by", Objective.DAYS.value)
    known = {one.value: one for one in Objective}
    if by not in known:
        raise Refused(f"by must be one of {', '.join(known)}")
    return walked(snapshot, shortest_way(snapshot, goal, situation, objective=known[by]))


@_answering
def loss(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return what losing a dataset blocks, or what holding a paper brings within reach."""
    this = node_of(snapshot, given)
    if this.kind not in (NodeKind.DATASET, NodeKind.EVIDENCE, NodeKind.CERTIFICATE):
        raise Refused("node must be a dataset, an evidence or a certificate")
    change = change_of(snapshot, this)
    answer = {"blocked": page_of(change.blocked, given), "gained": page_of(change.gained, given)}
    if this.kind is NodeKind.DATASET:
        answer["papers_again"] = page_of(papers_again(snapshot, this), given)
    return answer


@_answering
def law(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return what stands on an article or a law, with the number of undecided cases."""
    this = node_of(snapshot, given)
    if this.kind not in (NodeKind.ARTICLE, NodeKind.LAW):
        raise Refused("node must be an article or a law")
    change = law_change(snapshot, this)
    codes = [item.code for item in change.items.page(limit=MOST_ITEMS).nodes]
    return {
        "cited_by": {relation.word: len(nodes) for relation, nodes in change.cited_by},
        "items": page_of(change.items, given),
        "running_cases": running_cases(codes).total,
    }


@_answering
def stuck(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return the dead ends of the whole catalogue."""
    ends = dead_ends(snapshot)
    return {
        "evidence": page_of(ends.evidence, given),
        "items": page_of(ends.items, given),
        "circles": [all_told(snapshot, one) for one in ends.circles[: limit_of(given)]],
    }


@_answering
def standards(snapshot: Snapshot, given: Mapping[str, str]) -> Json:
    """Return the standard items that are furthest apart, or all that follow one of them."""
    if "node" not in given:
        return {
            "spreads": [
                {
                    "standard": one.standard.code,
                    "followers": one.followers,
                    "requirements": one.requirements,
                    "days": one.days,
                }
                for one in spreads(snapshot, limit=limit_of(given))
            ]
        }
    this = node_of(snapshot, given)
    if this.kind is not NodeKind.STANDARD:
        raise Refused("node must be a standard")
    return {
        "lines": [
            {
                "item": told(snapshot, line.item),
                "departments": all_told(snapshot, line.departments),
                "requirements": line.requirements,
                "days": line.measures.days,
                "promised": line.measures.promised,
            }
            for line in compared(snapshot, this).lines[: limit_of(given)]
        ]
    }
