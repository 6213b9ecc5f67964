"""What spares a paper is one rule: the guide, the graph and the yearly figures agree."""

from dataclasses import replace

from guidework import (
    CALENDAR,
    EVIDENCE,
    MONDAY,
    catalogue,
    circumstances,
    dataset,
    item,
    requirement,
)
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource, EvidenceType, Trust
from tongban.core.catalog.sparing import is_spared
from tongban.core.graph.burden.derive import Reckoning, Year, burden
from tongban.core.graph.burden.measure import Supplied
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.proofs import spared
from tongban.core.graph.service_graph import service_graph
from tongban.core.guides.evidence_ways import NOTHING, TOGETHER, find, sources_of
from tongban.core.guides.outcomes import Way

PAPERS = [one.code for one in EVIDENCE]
TOLD = frozenset({"id.number"})
AREA = dataset("area", serves=("p.area",))
RENT = dataset("rent", serves=("p.rent", "p.name"))
WHOLE = dataset("whole", serves=("p.area", "p.rent"))
VOUCHER = dataset("voucher", proves=("report",))

codes = st.sampled_from(["one", "two", "three", "four"])
some_elements = st.lists(
    st.sampled_from(["p.area", "p.rent", "made.number", "p.name"]), unique=True, max_size=3
).map(tuple)
some_papers = st.lists(st.sampled_from(PAPERS), unique=True, max_size=2).map(tuple)
datasets = st.lists(
    st.builds(dataset, codes, serves=some_elements, proves=some_papers),
    unique_by=lambda one: one.code,
    max_size=4,
)


def guided(city, usable):
    here = sources_of(city, circumstances(available=frozenset(usable)), TOLD)
    return {paper: find(paper, Trust.DECLARED, here) for paper in PAPERS}


def report(*registers, usable=None):
    city = catalogue(datasets=registers)
    every = [one.code for one in registers]
    return guided(city, every if usable is None else usable)["report"]


@given(datasets, st.sets(codes))
def test_guide_graph_and_figures_agree_on_what_is_spared(registers, usable):
    wants = item(requirements=tuple(requirement(code) for code in PAPERS))
    city = catalogue([wants], registers)
    usable &= {one.code for one in registers}
    graph = service_graph(city, {})
    year = burden(city, (), Year(), Reckoning(filed_on=MONDAY, calendar=CALENDAR))
    figures = Supplied(year, frozenset(Source(SourceKind.DATASET, one) for one in usable))
    on = frozenset(Node(NodeKind.DATASET, one) for one in usable)
    guide = guided(city, usable)
    documents = {one.evidence: one for one in year.supplies}

    for paper in PAPERS:
        expected = spared(graph, Node(NodeKind.EVIDENCE, paper), on)
        assert (guide[paper].supply is not None) is expected
        assert figures.spares(documents[paper]) is expected


def test_several_registers_together_prove_what_none_of_them_does_alone():
    found = report(AREA, RENT)

    assert found.supply is not None
    assert (found.supply.way, found.supply.origin) == (Way.SHARED, TOGETHER.join(("area", "rent")))
    assert found.supply.reason == "通过“数据area”、“数据rent”一起核验，不用您提交"


def test_one_register_that_serves_all_goes_before_several():
    supply = report(AREA, RENT, WHOLE).supply

    assert supply is not None
    assert supply.origin == "whole"


def test_a_register_that_is_asked_anyway_answers_for_all_that_it_serves():
    wide = EvidenceType(
        code="wide",
        name="材料wide",
        kind=EvidenceKind.OTHER,
        source=EvidenceSource.APPLICANT,
        proves=("p.area", "p.name", "p.rent"),
    )
    both = dataset("both", serves=("p.area", "p.rent"))
    registers = (both, dataset("names", serves=("p.name",)), dataset("rents", serves=("p.rent",)))
    city = replace(catalogue(datasets=registers), evidence={wide.code: wide})
    here = sources_of(city, circumstances(available=frozenset(city.datasets)), TOLD)
    supply = find("wide", Trust.DECLARED, here).supply

    assert supply is not None
    assert supply.origin == TOGETHER.join(("both", "names"))


def test_where_one_of_several_may_not_be_asked_the_paper_stays_and_it_is_said_why():
    found = report(AREA, RENT, usable=["area"])

    assert found.supply is None
    assert [one.why for one in found.passed_over] == ["“数据rent”尚未向本事项共享"]


def test_registers_that_leave_an_element_out_spare_nothing():
    assert report(AREA) == NOTHING


def test_a_paper_that_proves_nothing_in_particular_is_spared_only_as_such():
    assert is_spared(frozenset(), (), frozenset({"a"})) is False
    assert is_spared(frozenset({"a"}), (), frozenset({"a"})) is True
    assert report(VOUCHER).supply is not None
