"""A made-up province as parts of the graph (一省的图谱片段), packed as they are beside versions.

Codes are positions. What `bench.province` leaves open is settled here: one output an item, which
yields the certificate of its standard item; a quarter of the requirements have a citation of their
own; every tenth condition-free item reads one element; names are long enough to search.
"""

from collections.abc import Iterator

import numpy as np

from bench.province import Province, Rows
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Edge, Measures, Named, Part, Trait
from tongban.core.graph.relations import Relation
from tongban.engines.service_graph.packing import packed

_STEPS = ("受理", "审查", "现场核查", "专家评审", "决定", "制证", "送达")
_MATTERS = (
    "食品经营",
    "道路运输",
    "建筑施工",
    "取水",
    "排污",
    "职业资格",
    "社会保险",
    "不动产登记",
)
_SHARED_AT_ONCE = 1_000


def item_code(item: int) -> str:
    """Return the code of an item."""
    return f"i{item:06d}"


def item_parts(province: Province) -> Iterator[tuple[str, bytes]]:
    """Yield the code and the packed part of each item."""
    certificates = np.flatnonzero(province.evidence_certificate)
    for item in range(province.items):
        yield item_code(item), packed(_item(province, item, certificates))


def shared_parts(province: Province) -> Iterator[bytes]:
    """Yield what items share, a thousand definitions at a time."""
    named = [*_shared_nodes(province)]
    edges: dict[Node, list[Edge]] = {}
    for edge in _shared_edges(province):
        edges.setdefault(edge.source, []).append(edge)
    for begin in range(0, len(named), _SHARED_AT_ONCE):
        nodes = tuple(named[begin : begin + _SHARED_AT_ONCE])
        own = tuple(edge for one in nodes for edge in edges.get(one.node, ()))
        yield packed(Part(nodes=nodes, edges=own))


def node(kind: NodeKind, number: int) -> Node:
    """Return the node of a shared definition."""
    return Node(kind, f"{kind.word[0]}{number:06d}")


def article(number: int) -> Node:
    """Return an article; a law has thirty."""
    return Node(NodeKind.ARTICLE, f"虚构第{number // 30}号条例#{number % 30 + 1}")


def row(rows: Rows, place: int) -> list[int]:
    """Return one row of a table."""
    found: list[int] = rows.members[rows.first[place] : rows.first[place + 1]].tolist()
    return found


def _item(province: Province, item: int, certificates: np.ndarray) -> Part:
    code = item_code(item)
    this = Node(NodeKind.ITEM, code)
    standard = int(province.item_standard[item])
    department = int(province.item_department[item])
    matter = _MATTERS[standard % len(_MATTERS)]
    output = Node(NodeKind.OUTPUT, code, "o")
    paper = node(NodeKind.EVIDENCE, int(certificates[standard % len(certificates)]))
    requirements = row(province.item_requirements, item)
    steps = row(province.item_steps, item)
    cited = [article(one) for one in row(province.item_articles, item)]
    edges = [
        Edge(Relation.ITEM_HANDLED_BY, this, node(NodeKind.DEPARTMENT, department)),
        Edge(Relation.ITEM_FOLLOWS, this, Node(NodeKind.STANDARD, f"s{standard:05d}")),
        *(Edge(Relation.ITEM_FOUNDED_ON, this, one) for one in cited),
        Edge(Relation.ITEM_OUTPUTS, this, output),
        Edge(Relation.OUTPUT_IS, output, paper),
        *(edge for one in requirements for edge in _requirement(province, item, one, cited)),
        *(edge for one in steps for edge in _step(province, item, one)),
    ]
    days = sum(int(province.step_days[one]) for one in steps)
    nodes = (
        Named(this, f"{matter}第{standard}项办理（第{department // 40}区）"),
        *(_named_requirement(province, item, one, matter) for one in requirements),
        *(
            Named(_step_node(province, item, one), _STEPS[place % len(_STEPS)])
            for place, one in enumerate(steps)
        ),
        Named(output, f"{matter}批准文件"),
    )
    visits = 0 if province.item_from_home[item] else 1
    measures = Measures(days=days, visits=visits, promised=f"{days} 个工作日")
    return Part(nodes=nodes, edges=tuple(dict.fromkeys(edges)), measures=measures)


def _requirement_node(province: Province, item: int, requirement: int) -> Node:
    place = requirement - int(province.item_requirements.first[item])
    return Node(NodeKind.REQUIREMENT, item_code(item), f"r{place:02d}")


def _step_node(province: Province, item: int, step: int) -> Node:
    place = step - int(province.item_steps.first[item])
    return Node(NodeKind.STEP, item_code(item), f"s{place:02d}")


def _named_requirement(province: Province, item: int, requirement: int, matter: str) -> Named:
    traits = Trait.DECLARABLE if province.requirement_declarable[requirement] else Trait.NONE
    return Named(_requirement_node(province, item, requirement), f"{matter}申请材料", traits)


def _requirement(
    province: Province, item: int, requirement: int, cited: list[Node]
) -> Iterator[Edge]:
    this = _requirement_node(province, item, requirement)
    yield Edge(Relation.ITEM_REQUIREMENTS, this.owner, this)
    lists = row(province.requirement_alternatives, requirement)
    for group, alternative in enumerate(lists):
        for evidence in row(province.alternative_evidence, alternative):
            paper = node(NodeKind.EVIDENCE, evidence)
            yield Edge(Relation.REQUIREMENT_ACCEPTS, this, paper, group)
    if requirement % 4 == 0 and cited:
        yield Edge(Relation.REQUIREMENT_CITES, this, cited[requirement % len(cited)])


def _step(province: Province, item: int, step: int) -> Iterator[Edge]:
    this = _step_node(province, item, step)
    yield Edge(Relation.ITEM_STEPS, this.owner, this)
    department = int(province.step_department[step])
    yield Edge(Relation.STEP_DONE_BY, this, node(NodeKind.DEPARTMENT, department))
    for other in row(province.step_waits_for, step):
        yield Edge(Relation.STEP_WAITS_FOR, this, _step_node(province, item, other))


def _shared_nodes(province: Province) -> Iterator[Named]:
    for one in range(province.departments):
        yield Named(node(NodeKind.DEPARTMENT, one), f"第{one // 40}区第{one % 40}局")
    for one in range(province.elements):
        yield Named(node(NodeKind.ELEMENT, one), f"数据元{one}")
    for one in range(province.evidence):
        yielded = province.evidence_certificate[one]
        traits = Trait.NONE if yielded else Trait.BROUGHT
        yield Named(node(NodeKind.EVIDENCE, one), f"证明材料{one}", traits)
    for one in range(province.datasets):
        yield Named(node(NodeKind.DATASET, one), f"数据资源{one}", Trait.SHARED)


def _shared_edges(province: Province) -> Iterator[Edge]:
    for one in range(province.evidence):
        this = node(NodeKind.EVIDENCE, one)
        for element in row(province.evidence_elements, one):
            yield Edge(Relation.EVIDENCE_PROVES, this, node(NodeKind.ELEMENT, element))
    for one in range(province.datasets):
        this = node(NodeKind.DATASET, one)
        for element in row(province.dataset_elements, one):
            yield Edge(Relation.DATASET_SERVES, this, node(NodeKind.ELEMENT, element))
