"""The engine says what the reference says, of random logs and of a real one (流程挖掘)."""

from collections import Counter, defaultdict
from dataclasses import astuple
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from mining_strategies import EXAMPLE, logs, meant

from tongban.adapters.event_logs import read_csv
from tongban.core.mining import analyses
from tongban.core.mining.logs import EventLog
from tongban.engines.mining.mine import Mine

PERMITS = Path(__file__).parents[2] / ".." / "shared" / "data" / "permits" / "receipt.csv"


def close(found, wanted) -> bool:
    """Tell whether figures agree; times may differ by rounding."""
    return len(found) == len(wanted) and all(
        agrees(mine, theirs)
        for one, other in zip(found, wanted, strict=True)
        for mine, theirs in zip(astuple(one), astuple(other), strict=True)
    )


def agrees(one: object, other: object) -> bool:
    if isinstance(one, float):
        return one == pytest.approx(other, rel=1e-9, abs=1e-9)
    return one == other


@given(log=logs, arcs=meant)
def test_the_engine_equals_the_reference(log, arcs):
    with Mine.of(log.events, log.due) as mine:
        assert close((mine.overview(),), (analyses.overview(log),))
        assert close(mine.variants(), analyses.variants(log))
        assert close(mine.arcs(), analyses.arcs(log))
        assert close(mine.dwells(), analyses.dwells(log))
        assert close(mine.rework(), analyses.rework(log))
        assert close(mine.handovers(), analyses.handovers(log))
        assert close(mine.deviations(arcs), analyses.deviations(log, arcs))
        assert close(mine.remaining(), analyses.remaining(log))


def test_a_log_in_files_is_a_log_in_memory(tmp_path):
    log = EXAMPLE
    with Mine.of(log.events, log.due) as mine:
        for name in ("events", "promised"):
            mine.connection.table(name).write_parquet(str(tmp_path / f"{name}.parquet"))
        with Mine.open(tmp_path) as kept:
            assert kept.overview() == mine.overview()
            assert kept.variants(1) == mine.variants(1)


@pytest.fixture(scope="module")
def permits():
    if not PERMITS.exists():
        pytest.skip("the permit log of ../shared is not here")
    return read_csv(PERMITS)


def test_the_permit_log_says_what_an_independent_count_says(permits):
    """Counted anew from the file with dictionaries alone: cases, ways, repeats, handovers."""
    assert permits.rejected == ()
    ways, teams = defaultdict(list), defaultdict(list)
    lines = sorted(enumerate(permits.events), key=lambda pair: (pair[1].at, pair[0]))
    for _, one in lines:
        ways[one.case].append(one.activity)
        teams[one.case].append(one.group)
    counted = Counter(tuple(way) for way in ways.values())
    repeats = sum(len(way) - len(set(way)) for way in ways.values())
    passed_on = sum(before != after for case in teams.values() for before, after in pairwise(case))

    with Mine.of(permits.events, permits.due) as mine:
        seen = mine.overview()
        assert (seen.cases, seen.events, seen.activities) == (1434, 8577, 27)
        assert {one.activities: one.cases for one in mine.variants()} == counted
        assert sum(one.repeats for one in mine.rework()) == repeats
        assert sum(one.times for one in mine.handovers()) == passed_on
        last = {case: max(e.at for e in permits.events if e.case == case) for case in [*ways][:50]}
        late = sum(at > permits.due[case] for case, at in last.items() if case in permits.due)
        part = [one for one in permits.events if one.case in last]
    with Mine.of(part, permits.due) as mine:
        assert mine.overview().late == late


def test_every_analysis_of_the_permit_log_is_that_of_the_reference(permits):
    """The reference is plain Python, one case after another; the engine is SQL over columns."""
    log = EventLog(events=permits.events, due=permits.due)
    usual = {(arc.source, arc.target) for arc in analyses.arcs(log) if arc.cases > 100}

    with Mine.of(log.events, log.due) as mine:
        assert close((mine.overview(),), (analyses.overview(log),))
        assert close(mine.variants(), analyses.variants(log))
        assert close(mine.arcs(), analyses.arcs(log))
        assert close(mine.dwells(), analyses.dwells(log))
        assert close(mine.rework(), analyses.rework(log))
        assert close(mine.handovers(), analyses.handovers(log))
        assert close(mine.deviations(usual), analyses.deviations(log, usual))
        assert close(mine.remaining(), analyses.remaining(log))
