"""The audit tree for programs (审计证明): signed heads, and proofs under them.

They say nothing of what an entry says. The same stands as plain JSON under ``/audit/``.
"""

from datetime import datetime
from typing import Final

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from tongban.actions.audit import proving
from tongban.store.audit.trees import anchors_from
from tongban.web.api.shapes import Whole

router: Final = Router(tags=["Audit"])
PAGE: Final = 100


class Head(Schema):
    """A signed head of the tree; hashes and signatures in hexadecimal."""

    size: int = Field(description="How many entries are under it.")
    root: str
    at: datetime = Field(description="When it was signed.")
    signed: str = Field(description="The text that was signed.")
    key: str
    algorithm: str
    signature: str


class Heads(Schema):
    """Signed heads, the smallest first."""

    heads: list[Head]


class EntryProof(Schema):
    """That an entry is under the newest head."""

    entry: int
    leaf: str
    index: int
    path: list[str]
    head: Head


class HistoryProof(Schema):
    """That the tree of `old` leaves is the beginning of that of `size`."""

    old: int
    size: int
    path: list[str]
    head: Head


class HeadsAsked(Schema):
    """Which heads."""

    after: Whole = Field(0, description="Only heads of larger trees.")


class HistoryAsked(Schema):
    """Between which heads."""

    old: Whole = Field(description="Size of the older tree.")
    size: Whole | None = Field(None, description="Size of the newer; the newest when left out.")


@router.get("audit/head", response=Head, summary="Read the newest head", operation_id="readHead")
def head(request: HttpRequest) -> Head:
    """Return the newest signed head."""
    del request
    return Head(**proving.plain_anchor(proving.newest_anchor()))


@router.get("audit/heads", response=Heads, summary="List heads", operation_id="listHeads")
def heads(request: HttpRequest, asked: Query[HeadsAsked]) -> Heads:
    """Return up to 100 signed heads of trees larger than `after`."""
    del request
    found = anchors_from(asked.after, most=PAGE)
    return Heads(heads=[Head(**proving.plain_anchor(one)) for one in found])


@router.get(
    "audit/entries/{int:entry}/proof",
    response=EntryProof,
    summary="Prove an entry",
    operation_id="proveEntry",
)
def inclusion(request: HttpRequest, entry: Path[Whole]) -> EntryProof:
    """Return the proof that an entry is under the newest head."""
    del request
    return EntryProof(**proving.plain_entry(proving.prove_entry(entry)))


@router.get(
    "audit/consistency",
    response=HistoryProof,
    summary="Prove that history was only added to",
    operation_id="proveHistory",
)
def consistency(request: HttpRequest, asked: Query[HistoryAsked]) -> HistoryProof:
    """Return the proof that the older tree is the beginning of the newer."""
    del request
    return HistoryProof(**proving.plain_history(proving.prove_history(asked.old, asked.size)))
