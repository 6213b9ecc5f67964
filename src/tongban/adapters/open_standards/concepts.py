"""Concepts (代码): every code that the document uses is told in it, with its list and its words.

The European lists are named by their own addresses; a validator that has them loaded, and one that
has not, find the same.
"""

import enum
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tongban.adapters.open_standards.terms import OWN, Node, chinese, link, name_of, node
from tongban.core.catalog.tables import labels

_EUROPEAN: Final = "http://publications.europa.eu/resource/authority/"
CHINESE: Final = f"{_EUROPEAN}language/ZHO"
YUAN: Final = f"{_EUROPEAN}currency/CNY"

_LISTS: Final[Mapping[str, tuple[str, Mapping[Any, str]]]] = {
    "item-type": ("事项类型", labels.ITEM_TYPES),
    "audience": ("服务对象", labels.AUDIENCES),
    "channel": ("办理形式", labels.CHANNELS),
    "output-kind": ("结果类型", labels.OUTPUT_KINDS),
    "evidence-kind": ("材料类型", labels.EVIDENCE_KINDS),
}
_REQUIREMENTS: Final = {"condition": "受理条件", "evidence": "材料要求"}


def concept(listed: str, member: enum.Enum | str) -> Node:
    """Return a reference to a member of one of our lists."""
    code = member if isinstance(member, str) else str(member.value)
    return link(name_of("code", listed, code))


def concept_nodes() -> Iterator[Node]:
    """Yield the lists, their members, and what is named of European lists."""
    for listed, (title, members) in _LISTS.items():
        yield from _list(listed, title, {str(one.value): told for one, told in members.items()})
    yield from _list("requirement-kind", "要求的种类", _REQUIREMENTS)
    yield node(CHINESE, "dct:LinguisticSystem", skos__prefLabel=chinese("中文"))
    yield node(YUAN, "skos:Concept", skos__prefLabel=chinese("人民币元"))


def _list(listed: str, title: str, members: Mapping[str, str]) -> Iterator[Node]:
    scheme = f"{OWN}codes:{listed}"
    yield node(scheme, "skos:ConceptScheme", skos__prefLabel=chinese(title))
    for code, label in members.items():
        yield node(
            name_of("code", listed, code),
            "skos:Concept",
            skos__prefLabel=chinese(label),
            skos__notation=code,
            skos__inScheme=link(scheme),
        )
