"""Answers of a visitor (访客答案): kept in the session, by target, until they begin a draft.

They say who is ill, poor or getting divorced, so the session holds them sealed like every personal
content at rest (个人信息保护法 §51). What no longer opens is told anew.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from django.http import HttpRequest

from tongban.core.catalog.elements import DataElement, Value
from tongban.core.catalog.values import decode_value, encode_value
from tongban.store.cases.draft_content import DraftContent
from tongban.store.sealing import SealBroken, seal, unseal
from tongban.web.components.window import ANSWERS

_KEY = ANSWERS
_PLACE = "session.answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a visitor told about one target."""

    answers: Mapping[str, Value]
    chosen: frozenset[str] | None = None

    @property
    def content(self) -> DraftContent:
        """Return it as the content of a draft that does not exist yet."""
        return DraftContent(answers=self.answers, chosen=self.chosen)

    def with_answer(self, element: str, value: Value) -> "Told":
        """Return it with one answer more, or changed."""
        return replace(self, answers={**self.answers, element: value})


def read(request: HttpRequest, kind: str, code: str, elements: Mapping[str, DataElement]) -> Told:
    """Return what this visitor told about a target so far; what is no longer an element is left."""
    stored = _kept(request).get(_place(kind, code), {})
    return Told(
        answers={
            element: decode_value(elements[element], value)
            for element, value in stored.get("answers", {}).items()
            if element in elements
        },
        chosen=None if stored.get("chosen") is None else frozenset(stored["chosen"]),
    )


def keep(request: HttpRequest, kind: str, code: str, told: Told) -> None:
    """Keep what this visitor told about a target."""
    stored = _kept(request)
    stored[_place(kind, code)] = {
        "answers": {element: encode_value(value) for element, value in told.answers.items()},
        "chosen": None if told.chosen is None else sorted(told.chosen),
    }
    _seal(request, stored)


def forget(request: HttpRequest, kind: str, code: str) -> None:
    """Forget what this visitor told about a target."""
    stored = _kept(request)
    if stored.pop(_place(kind, code), None) is not None:
        _seal(request, stored)


def _kept(request: HttpRequest) -> dict[str, Any]:
    """Return everything that the session holds, by target."""
    sealed = request.session.get(_KEY)
    if not isinstance(sealed, str):
        return {}
    try:
        return cast("dict[str, Any]", unseal(base64.b64decode(sealed), _PLACE))
    except (SealBroken, binascii.Error):
        return {}


def _seal(request: HttpRequest, stored: dict[str, Any]) -> None:
    request.session[_KEY] = base64.b64encode(seal(stored, _PLACE)).decode()


def _place(kind: str, code: str) -> str:
    return f"{kind}:{code}"
