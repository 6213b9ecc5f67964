"""回流: under a grant for an area only records of the area are delivered, and nothing else is."""

from dataclasses import replace

import pytest
from gatewaywork import CATALOGUE, CHEN, LIN, NAME, RECORDS, Gateway, granted

from tongban.actions.gateway.knowing import Services
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.exchange.grants import GrantKind
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched
from tongban.store.gateway.models import CallEnd
from tongban.web.gateway.door import Door

pytestmark = pytest.mark.django_db
AREA = DataElement(code="person.domicile_area_code", label="户籍地区划代码", kind=ValueKind.TEXT)
WHERE = {LIN: "519901", CHEN: "519902"}


class AreaShelf:
    """A register that tells what it is asked, the area of a person too."""

    def __init__(self):
        self.asked = []

    def ask(self, question, purpose, *, today):
        self.asked.append(question)
        number = question.keys["person.identity_number"]
        record = {**RECORDS[number], AREA.code: WHERE[number]}
        facts = tuple(
            Fact(element=one.code, value=record[one.code], source=FactSource.SHARED, as_of=today)
            for one in question.wanted
        )
        return Matched(dataset=question.dataset.code, facts=facts, as_of=today)


@pytest.fixture
def gateway():
    """Return a gateway to a register that tells areas, and one that does not."""
    made, shelf = Gateway(), AreaShelf()
    made.known()
    population = CATALOGUE.datasets["population"]
    tells = replace(population, serves=(*population.serves, AREA.code))
    catalogue = replace(
        CATALOGUE,
        elements={**CATALOGUE.elements, AREA.code: AREA},
        datasets={**CATALOGUE.datasets, "population": tells},
    )
    services = Services(lambda: catalogue)
    services.look()
    pipeline = replace(made.pipeline, services=services, providers=shelf)
    made.shelf, made.door = shelf, Door(pipeline=pipeline, published=dict)
    return made


def goes_back(**columns):
    return granted(kind=GrantKind.RETURN.value, areas=["519901"], **columns)


def told(gateway, number=LIN):
    body = {"keys": {"person.identity_number": number}, "fields": [NAME.code]}
    return gateway.ask(body).said


def test_a_record_of_the_area_goes_back_and_its_area_is_not_told_unless_granted(gateway):
    goes_back()

    assert told(gateway)["fields"] == {NAME.code: "林晓雨"}
    assert {one.code for one in gateway.shelf.asked[0].wanted} == {NAME.code, AREA.code}


def test_a_record_of_another_area_is_as_if_it_were_not_there(gateway):
    goes_back()

    assert told(gateway, CHEN) == {"outcome": "no_record"}
    assert CallEnd.objects.get().disclosed == []


def test_a_claim_about_somebody_of_another_area_is_not_confirmed(gateway):
    goes_back()
    claim = {"keys": {"person.identity_number": CHEN}, "claims": {NAME.code: "陈志远"}}

    assert gateway.ask(claim).said["outcome"] == "no_record"


def test_a_register_that_tells_no_area_lets_nothing_go_back(gateway):
    goes_back(dataset="vehicles")
    sealed = gateway.sealed(service="vehicles")
    said = gateway.send(sealed).said

    assert (said["layer"], said["reason"]) == ("grant", "no_area")
    assert not gateway.shelf.asked


def test_a_grant_for_use_knows_no_areas(gateway):
    granted()

    assert told(gateway, CHEN)["outcome"] == "matched"
    assert {one.code for one in gateway.shelf.asked[0].wanted} == {NAME.code}
