"""Documents wanted (所需材料): what each need asks for, in which grade, in which journey."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import Document
from tongban.engines.burden.frames import Frame
from tongban.engines.burden.rows import Counts, Integers, Rows, positions, taken
from tongban.engines.burden.services import Produced, Services

_GRADES = len(Trust) + 1


class Wanted(NamedTuple):
    """The documents, the lists that each need offers, and the documents of each list."""

    documents: list[Document]
    need_lists: Rows
    list_documents: Rows


def wanted(
    frame: Frame,
    needs: npt.NDArray[np.intp],
    services: Services,
    *,
    owner: Integers,
    made: Sequence[Produced],
    journeys: Sequence[str],
) -> Wanted:
    """Return what the needs ask for; `owner` is the service of each, `made` what journeys make."""
    lists = positions(frame["need_lists"], needs)
    papers = positions(frame["list_first"], lists)
    first = taken(frame["list_first"], lists)
    need_lists = Rows(taken(frame["need_lists"], needs), np.arange(len(lists), dtype=np.int32))
    need = need_lists.owners()[Rows(first, first).owners()]
    evidence = frame["list_evidence"][papers].astype(np.int64)
    journey = _making(frame, evidence, (services, owner[need]), made)
    keys = (evidence * _GRADES + frame["need_grade"][needs][need]) * len(journeys) + journey
    distinct, number = np.unique(keys, return_inverse=True)
    return Wanted(
        [_document(frame, key, journeys) for key in distinct.tolist()],
        need_lists,
        Rows(first, number.astype(np.int32)),
    )


def _document(frame: Frame, key: int, journeys: Sequence[str]) -> Document:
    rest, journey = divmod(key, len(journeys))
    evidence, grade = divmod(rest, _GRADES)
    return Document(frame.names[evidence], Trust(grade), journeys[journey])


def _making(
    frame: Frame, evidence: Counts, asked: tuple[Services, Integers], made: Sequence[Produced]
) -> Counts:
    """Return for each paper the journey that makes it itself, or 0; `asked` has its service."""
    services, of = asked
    journey = np.zeros(len(evidence), np.int64)
    inside = np.flatnonzero(services.journey[of])
    if len(inside):
        number = {code: place for place, code in enumerate(frame.names)}
        span = len(frame.names)
        keys = [
            (place * span + number[item]) * span + number[one]
            for place, by_item in enumerate(made)
            for item, yields in by_item.items()
            for one in yields
        ]
        there = services.journey[of[inside]].astype(np.int64)
        item = frame["item_code"][services.item[of[inside]]]
        wanted_there = (there * span + item) * span + evidence[inside]
        journey[inside] = np.where(np.isin(wanted_there, np.array(keys, np.int64)), there, 0)
    return journey
