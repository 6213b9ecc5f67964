"""Packages (归档包): the parts of a case file under one list of digests, which is what is signed.

国务院令第716号 §12 lets an electronic file be kept without paper if it stays true, whole, usable
and safe. Every part stands in the list with its size and two digests, SHA-256 and SM3 (GB/T 32905),
so that whoever trusts only one of them can check. The list is JSON with sorted keys: the same case
makes the same bytes.
"""

import enum
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from tongban.core.vocabulary.errors import InvalidValue

FORM: Final = "tongban.archive.1"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
LOG: Final = "log/events.json"
PROOFS: Final = "log/proofs.json"
MOST_PARTS: Final = 2_000

Digest = Callable[[bytes], bytes]
"""A digest that the standard library lacks, brought by an adapter."""


class PartKind(enum.Enum):
    """What a part of a file is (归档材料类别)."""

    INDEX = "index"
    FORM = "form"
    EVIDENCE = "evidence"
    VOUCHER = "voucher"
    OPINION = "opinion"
    RESULT = "result"
    LOG = "log"
    RATING = "rating"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePart:
    """One part of a file (归档材料): where it stands, what it is, and its bytes."""

    path: str
    kind: PartKind
    title: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveHead:
    """What a file is about (归档目录): case, item, who answered for it, and when it ended."""

    number: str
    item: str
    item_name: str
    department: str
    completed_on: str
    retention: str
    made_at: datetime


def manifest(head: ArchiveHead, parts: Iterable[ArchivePart], sm3: Digest) -> bytes:
    """Return the list of parts that is signed.

    Raises:
        InvalidValue: when two parts stand at one place.
    """
    listed = sorted(parts, key=lambda one: one.path)
    if len({one.path for one in listed}) != len(listed):
        raise InvalidValue("archive", "two parts stand at one place")
    return plain(
        {
            "form": FORM,
            "number": head.number,
            "item": head.item,
            "item_name": head.item_name,
            "department": head.department,
            "completed_on": head.completed_on,
            "retention": head.retention,
            "made_at": head.made_at.isoformat(),
            "parts": [
                {
                    "path": one.path,
                    "kind": one.kind.value,
                    "title": one.title,
                    "size": len(one.content),
                    "sha256": hashlib.sha256(one.content).hexdigest(),
                    "sm3": sm3(one.content).hex(),
                }
                for one in listed
            ],
        }
    )


def index_xml(head: ArchiveHead, parts: Iterable[ArchivePart]) -> bytes:
    """Return the index for programs of archives that read XML."""
    rows = "".join(
        f'  <part path="{_quoted(one.path)}" kind="{one.kind.value}">{_quoted(one.title)}</part>\n'
        for one in sorted(parts, key=lambda one: one.path)
    )
    said = "".join(
        f"  <{name}>{_quoted(str(value))}</{name}>\n" for name, value in _said(head).items()
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<archive form="{FORM}">\n{said}{rows}</archive>\n'
    )
    return text.encode()


def index_json(head: ArchiveHead, parts: Iterable[ArchivePart]) -> bytes:
    """Return the same index as JSON."""
    listed = sorted(parts, key=lambda one: one.path)
    return plain(
        {
            **_said(head),
            "parts": [
                {"path": one.path, "kind": one.kind.value, "title": one.title} for one in listed
            ],
        }
    )


def plain(said: Any) -> bytes:
    """Return values as the one JSON text that there is of them."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def _said(head: ArchiveHead) -> Mapping[str, str]:
    return {
        "number": head.number,
        "item": head.item,
        "item_name": head.item_name,
        "department": head.department,
        "completed_on": head.completed_on,
        "retention": head.retention,
        "made_at": head.made_at.isoformat(),
    }


def _quoted(text: str) -> str:
    """Return text as it may stand in XML, attributes included."""
    marks = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    allowed = (one for one in text if one in "\t\n\r" or " " <= one <= "\ud7ff" or one >= "\ue000")
    return "".join(marks.get(one, one) for one in allowed)
