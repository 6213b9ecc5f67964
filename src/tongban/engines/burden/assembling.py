"""Assembling (合成): a frame, the registers, the journeys and a year of cases become a burden.

What results is `columns(burden(...))` of core, made of whole columns instead of objects.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.burden.derive import ALONE, Reckoning, Year, grades, servers, supplies
from tongban.core.graph.burden.flat import StepLength, counted_alike, lasting_together, lengths
from tongban.core.graph.burden.model import Document, YearlyBurden
from tongban.core.graph.burden.serving import GrantsInPart
from tongban.core.journeys.definitions import Journey
from tongban.engines.burden.columns import Columns, sources_of
from tongban.engines.burden.frames import Frame
from tongban.engines.burden.naming import Names
from tongban.engines.burden.packing import DECLARABLE, DEFERRABLE, OPENING, PRESENCE, SHOWN, UNITS
from tongban.engines.burden.rows import Flags, Integers, Rows, positions, taken
from tongban.engines.burden.services import (
    Services,
    cases_of_needs,
    numbered,
    produced,
    services,
)
from tongban.engines.burden.wanted import wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """All that a burden depends on besides the items: registers, journeys, cases, the day."""

    catalogue: Catalogue
    journeys: Sequence[Journey]
    year: Year
    reckoning: Reckoning


def assembled(frame: Frame, given: Circumstances) -> Columns:
    """Return the burden of the items of a frame in columns."""
    names = frame.names.chosen(frame["item_code"])
    items, journeys = numbered(names), [ALONE, *(one.code for one in given.journeys)]
    made = produced(frame, given.journeys, items)
    inside = [one.keys() for one in made]
    done = services(items, numbered(journeys), inside, given.year)
    departments, department = _distinct(frame, frame["item_department"])
    return Columns(
        items=names,
        journeys=journeys,
        departments=list(departments),
        service_item=done.item,
        service_journey=done.journey,
        service_department=department[done.item],
        service_clientele=frame["item_clientele"].astype(np.int32)[done.item],
        service_cases=done.cases,
        service_from_home=frame["item_from_home"][done.item] > 0,
        service_lawful_days=_lawful_days(frame, given.reckoning)[done.item],
        **_needs(frame, done, given, items=items, made=made, journeys=journeys),
        **_tasks(frame, done, given.reckoning),
    )


def _needs(
    frame: Frame,
    done: Services,
    given: Circumstances,
    *,
    items: Mapping[str, int],
    made: Sequence[Mapping[str, frozenset[str]]],
    journeys: Sequence[str],
) -> dict[str, Any]:
    needs, first = positions(frame["need_first"], done.item), taken(frame["need_first"], done.item)
    owner = Rows(first, first).owners()
    requirements, requirement = _distinct(frame, frame["need_requirement"][needs])
    asked = wanted(
        frame,
        needs,
        done,
        owner=owner,
        made=made,
        journeys=journeys,
        granted=GrantsInPart(given.catalogue),
    )
    flags = frame["need_flags"][needs]
    counted = _counted(done, given.year, items, (numbered(journeys), numbered(requirements)))
    keys = owner.astype(np.int64) * max(len(requirements), 1) + requirement
    return {
        "requirements": requirements,
        "need_first": first,
        "need_requirement": requirement,
        "need_cases": cases_of_needs(keys, done.cases[owner], counted),
        "need_declarable": _flagged(flags, DECLARABLE),
        "need_deferrable": _flagged(flags, DEFERRABLE),
        "need_shown": _flagged(flags, SHOWN),
        "need_lists": asked.need_lists,
        "list_documents": asked.list_documents,
        **_supply(frame, asked.documents, given.catalogue),
    }


def _counted(
    done: Services,
    year: Year,
    items: Mapping[str, int],
    known: tuple[Mapping[str, int], Mapping[str, int]],
) -> Iterator[tuple[int, int]]:
    """Yield the key of each need that was counted, and in how many cases it arose."""
    journeys, requirements = known
    places = done.places() if year.needed else {}
    for (item, journey, requirement), cases in year.needed.items():
        place = places.get((items.get(item, -1), journeys.get(journey, -1)))
        if place is not None and requirement in requirements:
            yield place * len(requirements) + requirements[requirement], cases


def _supply(frame: Frame, documents: list[Document], catalogue: Catalogue) -> dict[str, Any]:
    graded = grades(catalogue, {frame.names[int(one)] for one in frame["issued"]})
    served = servers(catalogue, documents)
    known = YearlyBurden(
        services=(),
        supplies=supplies(documents, catalogue, graded, served=served),
        servers=served,
        grades=graded,
    )
    return {"sources": sources_of(known, documents), "grades": graded}


def _tasks(frame: Frame, done: Services, reckoning: Reckoning) -> dict[str, Any]:
    first = taken(frame["step_first"], done.item)
    steps = positions(frame["step_first"], done.item)
    names, name = _distinct(frame, frame["step_name"][steps])
    waits, waited = taken(frame["wait_first"], steps), positions(frame["wait_first"], steps)
    begins = np.repeat(first[:-1], np.diff(first))
    flags = frame["step_flags"][steps]
    return {
        "steps": names,
        "task_first": first,
        "task_step": name,
        "task_days": _days(frame, reckoning)[steps],
        "task_presence": _flagged(flags, PRESENCE),
        "task_opening": _flagged(flags, OPENING),
        "task_waits_for": Rows(
            waits, frame["step_waits"][waited] + begins[Rows(waits, waits).owners()]
        ),
    }


def _days(frame: Frame, reckoning: Reckoning) -> Integers:
    """Return the working days of every step; only what is counted by the calendar needs dates."""
    days: Integers = frame["step_value"].astype(np.int32)
    alike = np.array([counted_alike(StepLength(1, unit)) for unit in UNITS])
    items, waits = frame.rows("step_first", "step_value"), frame.rows("wait_first", "step_waits")
    for item in np.flatnonzero(items.summed(~alike[frame["step_unit"]])).tolist():
        steps = range(int(items.first[item]), int(items.first[item + 1]))
        periods = (
            (StepLength(int(days[step]), UNITS[frame["step_unit"][step]]), tuple(waits.row(step)))
            for step in steps
        )
        days[steps.start : steps.stop] = lengths(periods, reckoning.filed_on, reckoning.calendar)
    return days


def _lawful_days(frame: Frame, reckoning: Reckoning) -> Integers:
    """Return the working days that law allows each item; items share a few runs of periods."""
    first = frame["lawful_first"].tolist()
    units = [UNITS[unit] for unit in frame["lawful_unit"].tolist()]
    periods = list(map(StepLength, frame["lawful_value"].tolist(), units))
    return np.fromiter(
        (
            lasting_together(tuple(periods[begin:end]), reckoning.filed_on, reckoning.calendar)
            for begin, end in itertools.pairwise(first)
        ),
        np.int32,
        len(frame),
    )


def _distinct(frame: Frame, texts: Integers) -> tuple[Names, Integers]:
    """Return the texts that occur, each once, and the number of each in the place of the text."""
    found, number = np.unique(texts, return_inverse=True)
    return frame.names.chosen(found), number.astype(np.int32)


def _flagged(flags: npt.NDArray[np.uint8], flag: int) -> Flags:
    return np.asarray(flags & flag > 0, np.bool_)
