"""What stands in a copy (章节): entries of one kind, each a mapping of plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Entries of one kind; `labels` say in Chinese what each field is."""

    code: str
    title: str
    labels: Mapping[str, str]
    entries: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFile:
    """A paper that the person handed in, under the name they gave it."""

    id: str
    name: str
    content: bytes
