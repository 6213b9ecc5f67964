"""A city written as files is read back unchanged."""

from dataclasses import replace

import pytest
from catalogue_strategies import catalogues
from city.catalogue import read
from hypothesis import HealthCheck, given, settings

from tongban.adapters.catalogue_files import LoadedCity, read_catalogue, write_city
from tongban.adapters.catalogue_files.city import _read_city
from tongban.adapters.catalogue_files.folder import CityFolder
from tongban.adapters.catalogue_files.reading import Reading
from tongban.core.catalog.items import Audience, Channel, Fee
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.money import Money

SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LAW = Citation(law="行政许可法", article="58")
OF_THE_WHOLE = {"reference", "condition", "unobtainable"}
"""What only the whole city can tell; a random one makes no sense as a whole."""


def sayable(catalogue):
    """Return the catalogue without the few empty values that files cannot say."""
    items = {
        code: replace(
            item,
            audiences=item.audiences or (Audience.PERSON,),
            channels=item.channels or (Channel.WEB,),
            requirements=tuple(
                replace(one, medium=one.medium or "纸质") for one in item.requirements
            ),
            fees=tuple(replace(one, amount=max(one.amount, Money(0))) for one in item.fees),
        )
        for code, item in catalogue.items.items()
    }
    return replace(catalogue, items=items)


@SLOW
@given(catalogues())
def test_what_is_written_is_read_back(tmp_path_factory, catalogue):
    folder = tmp_path_factory.mktemp("cities") / "city"
    city = LoadedCity(name="城", area="519900", catalogue=sayable(catalogue), journeys={}, laws={})
    write_city(city, folder)
    reading = Reading()
    found = _read_city(CityFolder(folder, reading), reading)

    assert {one.rule for one in reading.problems} <= OF_THE_WHOLE
    assert found.catalogue == city.catalogue


def test_the_example_city_survives_with_its_journeys_and_laws(tmp_path):
    write_city(read(), tmp_path / "city")

    assert read_catalogue(tmp_path / "city") == read()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "../up"}, "不能作文件名"),
        ({"channels": ()}, "channels 不能为空"),
        ({"audiences": ()}, "audiences 不能为空"),
        ({"fees": (Fee(id="f", name="退费", amount=Money(-1), basis=LAW),)}, "不能是负数"),
    ],
)
def test_what_files_cannot_say_is_refused(tmp_path, changes, sentence):
    item = replace(read().catalogue.items["food_business_licence"], **changes)
    catalogue = replace(read().catalogue, items={item.code: item})
    with pytest.raises(InvalidValue, match=sentence):
        write_city(replace(read(), catalogue=catalogue), tmp_path)


def test_a_law_with_two_numbers_is_refused(tmp_path):
    item = read().catalogue.items["food_business_licence"]
    other = replace(item.legal_basis[0], citation=Citation(law="行政许可法", number="另一号"))
    catalogue = replace(read().catalogue, items={item.code: replace(item, legal_basis=(other,))})
    with pytest.raises(InvalidValue, match="两个文号"):
        write_city(replace(read(), catalogue=catalogue), tmp_path)
