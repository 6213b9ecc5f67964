"""The CPSV-AP document obeys the official shapes and gives back what it took."""

import json
from pathlib import Path

import pytest
from catalogue_strategies import catalogues
from city.catalogue import read
from hypothesis import HealthCheck, given, settings

from tongban.adapters.open_standards import read_cpsv, write_cpsv
from tongban.adapters.open_standards.reading import open_cpsv
from tongban.core.catalog.plain.reading import Opening
from tongban.core.catalog.selection import selection
from tongban.core.vocabulary.errors import InvalidValue

OFFICIAL = Path(__file__).parents[4] / "shared/data/cpsv-ap"
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FOOD = "food_business_licence"


def city():
    return read().catalogue


def document() -> dict:
    return json.loads(write_cpsv(selection(city(), [FOOD])))


def named(told: dict, kind: str) -> dict:
    return next(one for one in told["@graph"] if one["@type"] == kind)


@SLOW
@given(catalogues())
def test_what_is_written_is_read_back(catalogue):
    opening = Opening()

    assert open_cpsv(write_cpsv(catalogue), opening) == (catalogue, len(catalogue.items))
    assert opening.faults == []


def test_the_example_city_survives():
    found = read_cpsv(write_cpsv(city(), read().journeys))

    assert found.faults == ()
    assert found.catalogue == city()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official shapes are not at hand")
def test_the_official_shapes_find_no_violation_in_the_example_city():
    import pyshacl
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=write_cpsv(city(), read().journeys), format="json-ld")
    shapes = rdflib.Graph().parse(OFFICIAL / "cpsv-ap-SHACL.ttl", format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    services = rdflib.URIRef("http://purl.org/vocab/cpsv#PublicService")

    assert len(set(graph.subjects(rdflib.RDF.type, services))) == len(city().items)
    assert conforms, text
    # And the shapes do look: without its title, every service is at fault.
    graph.remove((None, rdflib.DCTERMS.title, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


def test_working_days_are_not_told_as_days():
    told = document()
    days = city().items[FOOD].promised_limit

    assert days.unit.value == "working_day"
    assert "cv:processingTime" not in named(told, "cpsv:PublicService")


def test_alternatives_stand_as_lists_of_evidence_types():
    told = document()
    lists = [
        listed
        for one in told["@graph"]
        for listed in one.get("cv:hasEvidenceTypeList", [])
    ]  # fmt: skip

    assert {"@id": "urn:tongban:evidence:kitchen_layout"} in [
        one for listed in lists for one in listed["cv:specifiesEvidenceType"]
    ]


def test_an_item_at_fault_is_left_out_and_said():
    told = document()
    service = named(told, "cpsv:PublicService")
    item = json.loads(service["tb:definition"])
    service["tb:definition"] = json.dumps({**item, "version": "one"})
    found = read_cpsv(json.dumps(told).encode(), known=city())

    assert found.catalogue.items == {}
    assert found.read == 1
    assert found.faults[0].path == f"items/{FOOD}/version"


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [("[1]", "JSON 对象"), (7, "JSON 对象"), ("{", "不是合法的 JSON")],
)
def test_a_definition_that_is_none_is_told(definition, sentence):
    told = document()
    named(told, "cv:EvidenceType")["tb:definition"] = definition

    assert sentence in read_cpsv(json.dumps(told).encode(), known=city()).faults[0].reason


def test_what_stands_twice_is_told():
    told = document()
    told["@graph"] *= 2

    assert "重复" in {one.reason for one in read_cpsv(json.dumps(told).encode()).faults}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"[]", "缺少 @graph"), (b'{"@graph": [{"@id": "x"}]}', "只能导入通办导出的")],
)
def test_another_publishers_document_is_refused_with_the_reason(content, sentence):
    with pytest.raises(InvalidValue, match=sentence):
        read_cpsv(content)
