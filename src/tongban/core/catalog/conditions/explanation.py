"""Explanations (理由): one node, how it stands, its article, and what would settle it.

The tree of reasons has the shape of the condition. Sentences are made only when somebody reads
them. 行政许可法 §38 owes the applicant reasons for a refusal, and §30 an explanation of what is
published: both are read off this tree.
"""

from typing import NamedTuple

from tongban.core.catalog.conditions.nodes import (
    AtLeast,
    Between,
    Compare,
    Condition,
    Contains,
    Element,
    Exists,
    Not,
    OneOf,
    Quantified,
    Truth,
)
from tongban.core.catalog.conditions.operations import UNKNOWN, Operand
from tongban.core.catalog.conditions.sentences import (
    NO_ELEMENTS,
    Elements,
    shown,
    words_of,
)
from tongban.core.vocabulary.citations import Citation


class Explanation(NamedTuple):
    """How one node stands, with the explanations of its parts (判断理由).

    `left` and `right` are the values that a comparison saw (`UNKNOWN` when no fact tells one);
    `missing` are the element codes whose values would settle an unknown node, `judged.<code>`
    among them; empty once the node is decided. A tuple, because every guide builds dozens.
    """

    truth: Truth
    node: Condition
    missing: tuple[str, ...] = ()
    parts: "tuple[Explanation, ...]" = ()
    left: Operand = None
    right: Operand = None
    elements: Elements = NO_ELEMENTS

    @property
    def id(self) -> str:
        """Return the id of the node, if it has one."""
        return self.node.note.id

    @property
    def words(self) -> str:
        """Return what the condition says, in the words of its author or made from the tree."""
        return words_of(self.node, self.elements)

    @property
    def basis(self) -> Citation | None:
        """Return the article that the node comes from."""
        return self.node.note.basis

    @property
    def seen(self) -> str:
        """Return the value that decided a comparison, as a person reads it, or an empty text."""
        match self.node:
            case Compare(term) | Between(term) | OneOf(term):
                element = self.elements.get(term.code) if isinstance(term, Element) else None
            case Contains(code) | Exists(code):
                element = self.elements.get(code)
            case _:
                return ""
        return "" if self.left is UNKNOWN else shown(self.left, element)

    @property
    def trouble(self) -> str:
        """Return why the node is unknown although no element is missing; otherwise empty."""
        if self.truth is not Truth.UNKNOWN or self.missing or self.parts:
            return ""
        if isinstance(self.node, Compare) and self.left is not UNKNOWN:
            if self.right is not UNKNOWN:
                return "两边的值不是同一类，无法比较"
            return "用来比较的标准或算式在这一天没有值"
        return "已有的值不是这里要的类型，或算不出来"

    def reasons(self) -> "tuple[Explanation, ...]":
        """Return the leaves that made the node what it is, in reading order."""
        if not self.parts or isinstance(self.node, Quantified):
            return (self,)
        wanted = _deciding(self)
        decisive = (part for part in self.parts if part.truth in wanted)
        return tuple(reason for part in decisive for reason in part.reasons())


def _deciding(whole: Explanation) -> tuple[Truth, ...]:
    match whole.node:
        case Not():
            return (Truth.MET, Truth.NOT_MET, Truth.UNKNOWN)
        case AtLeast() if whole.truth is Truth.UNKNOWN:
            return (Truth.UNKNOWN,)
        case _:
            return (whole.truth,)
