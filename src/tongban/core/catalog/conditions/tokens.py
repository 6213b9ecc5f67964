"""Words of the readable text (词法): each token keeps its position, so errors can point at it.

The tokeniser is a closed list: a character that no token starts with is refused where it stands.
So `__class__`, braces of templates, backticks or `lambda` never get further than this file.
"""

import json
import re
import unicodedata
from dataclasses import dataclass

from tongban.core.catalog.conditions.bounds import MOST_CHARACTERS, ConditionTooCostly
from tongban.core.vocabulary.errors import InvalidValue

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
  | (?P<date>\d{4}-\d{2}-\d{2}(?![\w.]))
  | (?P<number>\d{1,40}(?:\.\d{1,40})?(?![\w.]))
  | (?P<code>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+(?![\w.]))
  | (?P<parameter>\$[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?![\w.]))
  | (?P<word>[a-z][a-z0-9_]*(?![\w.]))
  | (?P<text>"(?:[^"\\\x00-\x1f\x7f\ud800-\udfff]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")
  | (?P<sign><=|>=|!=|[<>=+\-*/(){},@])
    """,
    re.VERBOSE | re.ASCII,
)

_HALF_WIDTH = {
    "（": "(",
    "）": ")",
    "，": ",",
    "“": '"',
    "”": '"',
    "＝": "=",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "＞": ">",
    "＜": "<",
    "｛": "{",
    "｝": "}",
    "'": '"',
}


class ConditionSyntaxError(InvalidValue):
    """Text that is no condition: where, why, and what to write instead.

    `position` counts characters from 0; `pointer` is the line with a caret under the place.
    """

    def __init__(self, reason: str, *, text: str, position: int, hint: str = "") -> None:
        super().__init__("condition", reason, position=position)
        self.hint = hint
        self.pointer = _pointer(text, position)

    def __str__(self) -> str:
        """Return the reason, the line with its caret, and the hint."""
        place = f"第 {(self.position or 0) + 1} 个字符处：{self.reason}"
        return "\n".join(filter(None, (place, self.pointer, self.hint)))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text: its kind, what is written, and where it starts."""

    kind: str
    written: str
    position: int

    @property
    def shown(self) -> str:
        """Return how the token is called in an error."""
        return f"“{self.written}”" if self.written else "结尾"


def tokenise(text: str) -> list[Token]:
    """Cut `text` into tokens, closed by one of kind `end`.

    Raises `ConditionSyntaxError` at the first character that starts none.
    """
    if len(text) > MOST_CHARACTERS:
        raise ConditionTooCostly(
            f"条件超过 {MOST_CHARACTERS} 个字符，请拆成几条", position=MOST_CHARACTERS
        )
    tokens = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None or found.lastgroup is None:
            raise _unreadable(text, position)
        if found.lastgroup != "space":
            tokens.append(Token(found.lastgroup, found.group(), position))
        position = found.end()
    return [*tokens, Token("end", "", len(text))]


def unquoted(token: Token) -> str:
    """Return the characters between the quotes of a text token."""
    return str(json.loads(token.written))


def _unreadable(text: str, position: int) -> ConditionSyntaxError:
    character = text[position]
    if character == '"':
        hint = "双引号没有配对，或引号里有不能显示的字符"
    elif character in _HALF_WIDTH:
        hint = f"请改用半角符号 {_HALF_WIDTH[character]}"
    elif character.isalpha() and not character.isascii():
        hint = "文字要放在双引号里；数据元写编码，例如 premises.area"
    elif character.isdigit():
        hint = "数字写成 50 或 0.5，日期写成 2026-01-01"
    else:
        hint = "这里只认数据元编码、数字、日期、双引号文字和 and、or、not 等词"
    return ConditionSyntaxError(
        f"不认识“{character}”" if character.isprintable() else "有不能显示的字符",
        text=text,
        position=position,
        hint=hint,
    )


def _pointer(text: str, position: int) -> str:
    """Return the line of `position` and a caret under it; Chinese characters are two wide."""
    start = text.rfind("\n", 0, position) + 1
    line = text[start:].split("\n", 1)[0]
    before = line[: position - start]
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in before)
    return f"{line}\n{' ' * (len(before) + wide)}^"
