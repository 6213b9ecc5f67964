"""Streams of materials: each is had in one way, and what is left is what people hand in."""

from random import Random

from burden_strategies import SOURCES, _some, a_burden, seeds
from guidework import dataset, item, output, requirement
from hypothesis import given, settings
from reformwork import cases, used

from tongban.core.reform.standpoints import Standpoint
from tongban.core.reform.streams import MaterialStream, Replacement, material_streams


def test_each_material_is_told_by_what_replaces_it():
    at = used(
        item(
            "i",
            requirements=(
                requirement("deed"),
                requirement("lease", declarable=True),
                requirement("photo", primary=False, deferrable=True),
                requirement("report", ("permit",), ("report",)),
            ),
            outputs=(output("licence"),),
        ),
        year=cases(i=4),
        datasets=[dataset("d", proves=("report",))],
    )

    assert set(material_streams(at)) == {
        MaterialStream("deed", Replacement.ON_PAPER, 4),
        MaterialStream("lease", Replacement.DECLARED, 4),
        MaterialStream("photo", Replacement.DEFERRED, 4),
        MaterialStream("report", Replacement.SHARED, 4),
    }
    assert Replacement.DEFERRED.asks_for_paper


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_no_stream_is_lost_and_papers_flow_only_where_papers_are_asked(seed):
    random = Random(seed)
    burden = a_burden(random)
    at = Standpoint(burden, frozenset(_some(random, SOURCES, len(SOURCES))))
    streams = material_streams(at)
    asked = sum(at.supplied.figures(one).documents for one in burden.services)
    papers = sum(one.cases for one in streams if one.replacement.asks_for_paper)

    assert papers >= asked
    assert (papers == 0) is (asked == 0)
