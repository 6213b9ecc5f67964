"""A document to resources (导入): what cannot be read is told and leaves the rest as it is.

A document is somebody else's: it is taken for strict JSON of bounded size, and every value for text
until the core has made something of it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tongban.adapters.dcat.terms import DATASET, DEPARTMENT
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.resources import DataField, DataResource, Form, Opening
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import InvalidValue, Unavailable

MOST_BYTES: Final = 8 * 1024 * 1024
_LONGEST: Final = 500
_MOST: Final = 2_000

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DcatPage:
    """What a document tells: resources, the datasets that cannot be read, and the next page."""

    resources: tuple[DataResource, ...]
    unread: tuple[str, ...]
    following: str


def read_page(document: bytes) -> DcatPage:
    """Return what a catalogue document tells.

    Raises:
        Unavailable: when it is no catalogue document at all.
    """
    if len(document) > MOST_BYTES:
        raise Unavailable("the catalogue document is too large")
    try:
        said = json.loads(document)
    except (ValueError, RecursionError):
        raise Unavailable("the catalogue document is not JSON") from None
    if not isinstance(said, dict) or "dcat:dataset" not in said:
        raise Unavailable("the document is no catalogue")
    resources: list[DataResource] = []
    unread: list[str] = []
    for one in _nodes(said["dcat:dataset"]):
        try:
            resources.append(_resource(one))
        except (InvalidValue, ValueError):
            unread.append(_text(one.get("dct:identifier", one.get("@id", "")))[:_LONGEST])
    view = said.get("hydra:view")
    following = _text(view.get("hydra:next", "")) if isinstance(view, dict) else ""
    return DcatPage(resources=tuple(resources), unread=tuple(unread), following=following)


def _resource(one: Said) -> DataResource:
    code = _text(one.get("dct:identifier", "")) or _text(one["@id"]).removeprefix(DATASET)
    publisher = one.get("dct:publisher")
    holder = _text(publisher.get("@id", "")) if isinstance(publisher, dict) else ""
    basis = _text(one.get("dcatap:applicableLegislation", ""))
    quality = one.get("tb:quality")
    if not (code and holder):
        raise InvalidValue("dataset", "a dataset needs its identifier and its publisher")
    return DataResource(
        code=code,
        name=_text(one.get("dct:title", "")) or code,
        holder=holder.removeprefix(DEPARTMENT),
        system=_text(one.get("tb:system", "")),
        form=Form(_form(one)),
        fields=tuple(_fields(one)),
        keys=_texts(one.get("tb:key", ())),
        summary=_text(one.get("tb:summary", "")),
        proves=_texts(one.get("tb:proves", ())),
        family=_texts(one.get("tb:family", ())),
        areas=_texts(one.get("dct:spatial", ())),
        update_cycle=_text(one.get("dct:accrualPeriodicity", "")),
        sharing=Sharing(_text(one.get("tb:sharing", Sharing.CONDITIONAL.value))),
        condition=_text(one.get("tb:condition", "")),
        basis=parse_citation(basis) if basis else None,
        opening=Opening(_text(one.get("tb:opening", Opening.NOT_OPEN.value))),
        quality=quality if isinstance(quality, int) and 0 <= quality <= 100 else None,  # noqa: PLR2004 - a score
    )


def _form(one: Said) -> str:
    for part in _nodes(one.get("dcat:distribution", ())):
        if "tb:form" in part:
            return _text(part["tb:form"])
    return Form.SERVICE.value


def _fields(one: Said) -> Iterator[DataField]:
    for part in _nodes(one.get("tb:field", ())):
        yield DataField(
            name=_text(part.get("tb:name", "")),
            element=_text(part.get("tb:element", "")),
            label=_text(part.get("tb:label", "")),
        )


def _nodes(value: Any) -> Iterator[Said]:
    """Yield the nodes of a value that is one node, a list of them, or something else."""
    several = value if isinstance(value, list) else [value]
    yield from (one for one in several[:_MOST] if isinstance(one, dict))


def _texts(value: Any) -> tuple[str, ...]:
    several = value if isinstance(value, list) else [value]
    return tuple(text for one in several[:_MOST] if (text := _text(one)))


def _text(value: Any) -> str:
    """Return a text, plain, with a language, or as a link; nothing for anything else."""
    if isinstance(value, dict):
        value = value.get("@value", value.get("@id", ""))
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    return value
