"""Heads and proofs as JSON (锚点和证明): hashes in hexadecimal, heads as they were signed."""

from typing import Any, Final

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tongban.actions.audit import proving
from tongban.core.vocabulary.errors import NotFound
from tongban.store.audit.trees import anchors_from
from tongban.web.components.access import public
from tongban.web.components.whole_number import whole_number

PAGE: Final = 100


@public
@require_safe
def head(request: HttpRequest) -> JsonResponse:
    """Answer with the newest signed head."""
    del request
    return _answer(lambda: proving.plain_anchor(proving.newest_anchor()))


@public
@require_safe
def heads(request: HttpRequest) -> JsonResponse:
    """Answer with signed heads larger than `after`, the smallest first."""
    after = whole_number(request.GET.get("after", "0"))
    if after is None:
        return _wrong("after")
    found = anchors_from(after, most=PAGE)
    return JsonResponse({"heads": [proving.plain_anchor(one) for one in found]})


@public
@require_safe
def inclusion(request: HttpRequest, entry: int) -> JsonResponse:
    """Answer with the proof that an entry is under the newest head."""
    del request
    return _answer(lambda: proving.plain_entry(proving.prove_entry(entry)))


@public
@require_safe
def consistency(request: HttpRequest) -> JsonResponse:
    """Answer with the proof that the tree of `old` leaves is the beginning of that of `size`."""
    old = whole_number(request.GET.get("old", ""))
    asked = request.GET.get("size", "")
    size = whole_number(asked)
    if old is None:
        return _wrong("old")
    if asked and size is None:
        return _wrong("size")
    return _answer(lambda: proving.plain_history(proving.prove_history(old, size)))


def _answer(said: Any) -> JsonResponse:
    try:
        return JsonResponse(said())
    except NotFound:
        return JsonResponse({"error": "not_found"}, status=404)


def _wrong(parameter: str) -> JsonResponse:
    return JsonResponse({"error": "invalid", "parameter": parameter}, status=400)
