"""The example city 明川市: real law, and items that a person can walk to the end."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from citywork import CATALOGUE, CITY, NOBODY, TODAY, told

from tongban.adapters.holidays import official_calendar
from tongban.core.catalog.lint import Severity, lint
from tongban.core.graph.dead_ends import dead_ends
from tongban.core.graph.service_graph import service_graph
from tongban.core.guides.exhaust import exhaust
from tongban.core.guides.outcomes import Verdict, Way
from tongban.core.guides.resolve import resolve
from tongban.core.vocabulary.areas import parse_area_code
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.item_codes import ItemScheme, parse_item_code
from tongban.core.vocabulary.limits import due

LAWS = Path(__file__).parents[3] / "shared" / "data" / "laws" / "docs"


def test_the_city_has_thirty_items_of_fourteen_departments_and_seven_journeys():
    departments = {step.department for item in CATALOGUE.items.values() for step in item.steps}

    assert len(CATALOGUE.items) >= 30
    assert len(departments) >= 14
    assert len(CITY.journeys) >= 7


def test_the_city_lies_in_an_unassigned_area_and_its_bodies_have_valid_codes():
    assert str(parse_area_code(CITY.area)).startswith("5199")
    for department in CATALOGUE.departments.values():
        assert parse_credit_code(department.credit_code).reserved_example
        assert department.area.startswith("5199")


def test_every_item_bears_a_national_code_of_its_own_department():
    codes = [parse_item_code(item.implementation_code) for item in CATALOGUE.items.values()]

    assert len(set(codes)) == len(codes)
    for item, code in zip(CATALOGUE.items.values(), codes, strict=True):
        assert code.scheme is ItemScheme.NATIONAL
        authority = CATALOGUE.departments[item.department].credit_code
        assert item.implementation_code == f"{authority}3{item.standard_item}"


@pytest.mark.parametrize("code", sorted(CATALOGUE.items))
def test_every_way_of_answering_ends_decided(code):
    paths = list(exhaust(CATALOGUE.items[code], NOBODY, CATALOGUE, most=2_000))

    verdicts = {path.guide.eligibility.verdict for path in paths}
    assert Verdict.UNDECIDED not in verdicts
    assert verdicts & {Verdict.ELIGIBLE, Verdict.JUDGED}


@pytest.mark.parametrize("code", sorted(CATALOGUE.items))
def test_every_question_decides_something_for_somebody(code):
    item = CATALOGUE.items[code]
    paths = exhaust(item, NOBODY, CATALOGUE, most=2_000)
    asked = {element for path in paths for element, _ in path.answers}

    assert {question.element for question in item.questions} == asked


@pytest.mark.parametrize(
    ("dwelling", "paper"),
    [
        ("owned", "real_estate_certificate"),
        ("rented", "lease_record"),
        ("provided", "accommodation_letter"),
    ],
)
def test_a_dwelling_is_proved_by_the_paper_of_its_kind(dwelling, paper):
    """居住证暂行条例第九条: the deed, the lease, or a letter of the employer or the school."""
    answers = {"residence.ground": "dwelling", "residence.dwelling": dwelling}
    guide = resolve(CATALOGUE.items["residence_permit"], told(answers), CATALOGUE)
    proofs = {
        line.evidence
        for line in guide.evidence
        if line.requirement.id.endswith("_dwelling") and line.way is not Way.NOT_NEEDED
    }

    assert proofs == {(paper,)}


@pytest.mark.parametrize("code", sorted(CATALOGUE.items))
def test_every_refusal_says_what_to_do_instead(code):
    for condition in CATALOGUE.items[code].conditions:
        assert condition.otherwise, condition.id
        assert condition.basis, condition.id


def test_nothing_is_asked_for_that_nobody_can_obtain():
    ends = dead_ends(service_graph(CITY.catalogue, CITY.journeys))

    assert (ends.evidence, ends.items, ends.circles) == ((), (), ())


def test_no_rule_of_the_catalogue_inspection_objects():
    findings = lint(CATALOGUE, today=TODAY, repealed=CITY.repealed, calendar=official_calendar())

    assert [one for one in findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", sorted(CATALOGUE.items))
def test_no_promise_is_longer_than_the_law_allows(code):
    item = CATALOGUE.items[code]
    calendar = official_calendar()
    for month in range(1, 13):
        start = date(2026, month, 10)
        promised = due(item.promised_limit, start, calendar).on
        assert promised <= due(item.statutory_limit, start, calendar).on


@cache
def provisions() -> dict[str, str]:
    """Return the text of each national law at hand, by its short name."""
    texts = {}
    for page in LAWS.glob("*/*/README.md"):
        text = page.read_text(encoding="utf-8")
        title = re.search(r"^# (?:中华人民共和国)?(.+)$", text, re.MULTILINE)
        if title:
            texts[title[1].strip()] = text
    return texts


def citations_in(value) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from citations_in(getattr(value, field.name))
    elif isinstance(value, (tuple, frozenset)):
        for part in value:
            yield from citations_in(part)


@pytest.mark.skipif(not LAWS.exists(), reason="the shared texts of laws are not here")
def test_every_cited_article_stands_in_the_law_when_its_text_is_at_hand():
    cited = {
        citation
        for thing in (*CATALOGUE.items.values(), *CITY.journeys.values())
        for citation in citations_in(thing)
        if citation.law in provisions() and citation.article
    }
    missing = [
        str(citation)
        for citation in cited
        if f"**{re.search('第.+?条', str(citation))[0]}**" not in provisions()[citation.law]
    ]

    assert len({citation.law for citation in cited}) >= 8
    assert missing == []
