"""Readable text to tree (条件文本): `premises.area >= 50 and not premises.open_flame`.

Text is tokenised and parsed here and nowhere else; no part of it ever reaches a Python or SQL
interpreter. The grammar stands at the head of `parser` and `forms`; `written` is the way back.
"""

from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.parser import Parser
from tongban.core.catalog.conditions.tokens import ConditionSyntaxError

__all__ = ["ConditionSyntaxError", "parse"]


def parse(text: str) -> Condition:
    """Return the tree that `text` describes.

    Raises `ConditionSyntaxError` pointing at the character, `ConditionTooCostly` past the bounds.
    """
    return Parser(text).whole()
