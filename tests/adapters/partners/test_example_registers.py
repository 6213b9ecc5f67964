"""What the example city's registers say is what its catalogue allows them to say."""

import json

import pytest

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.partners.reading import read_value
from tongban.adapters.partners.simulation.answers import answer
from tongban.adapters.partners.simulation.desk import Wanted
from tongban.adapters.partners.simulation.faults import Fault
from tongban.core.vocabulary.strict_json import parse
from tongban.examples.mingchuan import FOLDER
from tongban.examples.people import ANCHOR, registers

CATALOGUE = read_catalogue(FOLDER).catalogue
REGISTERS = registers()


@pytest.mark.parametrize("dataset", REGISTERS)
def test_every_record_is_served_and_every_value_is_believed(dataset: str) -> None:
    served = CATALOGUE.datasets[dataset].serves
    for key, record in REGISTERS[dataset].items():
        wanted = Wanted(keys={CATALOGUE.datasets[dataset].keys[0]: key}, elements=served)
        said = parse(answer(dataset, REGISTERS[dataset], wanted, fault=Fault.UP, today=ANCHOR))[
            "elements"
        ]
        for element, value in said.items():
            read_value(CATALOGUE.elements[element], value)

        assert set(said) == set(record) & set(served)
        assert set(record) <= set(served), json.dumps(sorted(set(record) - set(served)))


@pytest.mark.parametrize("dataset", REGISTERS)
def test_a_register_is_searched_by_one_key(dataset: str) -> None:
    assert len(CATALOGUE.datasets[dataset].keys) == 1
