"""Documents wanted (所需材料): what each need asks for, in which grade, in which journey."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import Document
from tongban.core.graph.burden.serving import GrantsInPart
from tongban.engines.burden.frames import Frame
from tongban.engines.burden.rows import Counts, Integers, Rows, positions, taken
from tongban.engines.burden.services import Produced, Services

_GRADES = len(Trust) + 1
_NUMBERED_ANEW = 2**40
"""Where numbers of choices grow beyond this, those that occur are counted through again."""


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
    granted: GrantsInPart,
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
    item = frame["item_code"][services.item[owner[need]]]
    opened = _opened(frame, evidence, item, granted)
    keys = keys * (int(opened.max(initial=0)) + 1) + opened
    _, example, number = np.unique(keys, return_index=True, return_inverse=True)
    grade = frame["need_grade"][needs][need]
    return Wanted(
        [
            _document(
                frame, (evidence[one], grade[one], item[one]), journeys[journey[one]], granted
            )
            for one in example.tolist()
        ],
        need_lists,
        Rows(first, number.astype(np.int32)),
    )


def _document(
    frame: Frame, numbers: tuple[int, int, int], journey: str, granted: GrantsInPart
) -> Document:
    evidence, grade, item = numbers
    code = frame.names[int(evidence)]
    opened = granted.of(frame.names[int(item)], code) if granted.items else ()
    return Document(code, Trust(int(grade)), journey, opened)


def _opened(frame: Frame, evidence: Counts, item: Integers, granted: GrantsInPart) -> Counts:
    """Return for each paper a number that tells which datasets were opened for its item."""
    number = np.zeros(len(evidence), np.int64)
    place = {code: one for one, code in enumerate(frame.names)} if granted.items else {}
    for dataset, items in granted.items.items():
        papers = [
            place[code] for code, near in granted.near.items() if dataset in near if code in place
        ]
        having = [place[code] for code in items if code in place]
        open_to = np.isin(evidence, papers) & np.isin(item, having)
        number = number * 2 + open_to
        if number.max(initial=0) > _NUMBERED_ANEW:
            number = np.unique(number, return_inverse=True)[1].astype(np.int64)
    return np.unique(number, return_inverse=True)[1].astype(np.int64) if granted.items else number


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
