"""Answers (答复): an answer is read as far as it points at words that really stand in the guide."""

import json
from collections.abc import Iterator
from typing import Any, Final

from tongban.core.reading.blocks import GuideText
from tongban.core.reading.pointing import PointedKind, Pointer

_MOST: Final = 300
_KINDS: Final = {kind.value: kind for kind in PointedKind}


class UnreadableAnswer(ValueError):
    """The answer is not what was asked for."""


def pointers_in(content: bytes, guide: GuideText) -> tuple[Pointer, ...]:
    """Return the words that an answer points at; what it invents is left out.

    Raises:
        UnreadableAnswer: when the answer has another form.
    """
    try:
        answer = json.loads(json.loads(content)["choices"][0]["message"]["content"])
        found = answer["found"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise UnreadableAnswer(type(error).__name__) from error
    if not isinstance(found, list):
        raise UnreadableAnswer("found is no list")
    return tuple(_pointers(found[:_MOST], guide))


def _pointers(found: list[Any], guide: GuideText) -> Iterator[Pointer]:
    texts = {block.number: block.text for block in guide.blocks}
    for one in found:
        if not isinstance(one, dict):
            continue
        kind, block, quote = (one.get(name) for name in ("kind", "block", "quote"))
        if not (isinstance(kind, str) and isinstance(quote, str) and type(block) is int):
            continue
        start = texts.get(block, "").find(quote) if quote else -1
        if kind in _KINDS and start >= 0:
            yield Pointer(kind=_KINDS[kind], block=block, start=start, end=start + len(quote))
