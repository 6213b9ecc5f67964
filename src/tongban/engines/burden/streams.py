"""Streams of materials over a province (材料流向合计), equal to what core tells need by need."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np

from tongban.core.graph.burden.model import SourceKind
from tongban.core.reform.streams import MaterialStream, Replacement
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.rows import Counts, Flags, Integers, Rows
from tongban.engines.burden.sides import Side

_ASKED: Final = (Replacement.DECLARED, Replacement.DEFERRED, Replacement.ON_PAPER)
"""How a paper is had that nothing spares, by the number of the standing of its need."""
_BY_SOURCE: Final = (
    (SourceKind.JOURNEY, Replacement.PRODUCED),
    (SourceKind.DATASET, Replacement.SHARED),
    (SourceKind.CERTIFICATE, Replacement.HELD),
)


def streams(side: Side) -> tuple[MaterialStream, ...]:
    """Return how each material is had in a year, the largest streams first."""
    ledger = Ledger.of(side.arrays, side.on)
    documents = side.columns.sources.documents
    found: Counter[tuple[str, Replacement]] = Counter()
    for document, replacement, cases in _had(side, ledger):
        found[documents[document].evidence, replacement] += cases
    told = (MaterialStream(code, how, many) for (code, how), many in found.items())
    return tuple(sorted(told, key=lambda one: (-one.cases, one.evidence)))


def _had(side: Side, ledger: Ledger) -> Iterator[tuple[int, Replacement, int]]:
    spared = ledger.spared()
    counted = _cases(side, ledger)
    for document, asked in np.argwhere(counted).tolist():
        how = _source(side, document) if spared[document] else _ASKED[asked]
        yield document, how, int(counted[document, asked])


def _cases(side: Side, ledger: Ledger) -> Counts:
    """Return in how many cases each document is had, by the standing of the need for it."""
    columns = side.columns
    declared = ~ledger.opened() & ~ledger.asked()
    standing = np.where(columns.need_deferrable, 1, 2)
    standing = np.where(declared[side.arrays.need_pattern], 0, standing)
    chosen = _chosen(columns.need_lists, columns.list_documents, ledger.spared())
    lengths = columns.list_documents.lengths[chosen]
    cell = columns.list_documents.at(chosen).astype(np.int64) * len(_ASKED)
    cell += standing.repeat(lengths)
    many = len(columns.sources.documents) * len(_ASKED)
    counted = np.bincount(cell, weights=columns.need_cases.repeat(lengths), minlength=many)
    return counted.astype(np.int64).reshape(-1, len(_ASKED))


def _chosen(need_lists: Rows, list_documents: Rows, spared: Flags) -> Integers:
    """Return, for each need, the first list that is spared as a whole, or else the first."""
    whole = ~list_documents.any(~spared[list_documents.members])
    places = np.arange(len(need_lists.members), dtype=np.int32)
    none = np.int32(len(places))
    waiting = np.where(whole[need_lists.members], places, none)
    first = need_lists.first[:-1]
    best = np.minimum.reduceat(waiting, first) if len(first) else first
    return need_lists.members[np.where(best < none, best, first)]


def _source(side: Side, document: int) -> Replacement:
    known = side.columns.sources
    proving = (known.sources[one] for one in known.document_proving.row(document))
    kinds = {one.kind for one in proving if one in side.on}
    return next((how for kind, how in _BY_SOURCE if kind in kinds), Replacement.SHARED)
