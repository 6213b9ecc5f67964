"""Plain text (纯文本): what a stranger typed, normalised, or the reason why it cannot be kept.

Invisible characters that reorder or hide text, and those that no database takes, are dropped: they
come with copying, and the writer cannot see them. A broken character (half of a surrogate pair)
is refused, because what was meant is lost. Private-use characters stay: rare names use them.
"""

import re
import unicodedata

from tongban.core.vocabulary.errors import InvalidValue, Reason

LONGEST = 2000
_KIND = "text"
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f\u0085\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and newline
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks and overrides
    r"\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # of no width, and annotations
    r"\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"  # not characters, and tags
)
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+\n")


def plain_text(text: str, *, longest: int = LONGEST, multiline: bool = False) -> str:
    """Return `text` in NFC without unseen characters and outer blanks; empty stays empty.

    A single line turns line breaks into spaces. Raises InvalidValue when more than `longest`
    characters remain, or at the position of a character that is broken.
    """
    if broken := _LONE_SURROGATE.search(text):
        raise InvalidValue(_KIND, Reason.CHARACTER, position=broken.start())
    # Composing and dropping both shorten; far too much is not even normalised.
    if len(text) > 2 * longest + LONGEST:
        raise InvalidValue(_KIND, Reason.TOO_LONG, position=longest)
    lines = _LINE_BREAK.sub("\n" if multiline else " ", text)
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", lines))
    plain = _BLANKS.sub("\n", plain).strip()
    if len(plain) > longest:
        raise InvalidValue(_KIND, Reason.TOO_LONG, position=longest)
    return plain
