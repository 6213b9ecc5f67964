"""A62: an address is read in one way only, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.exchange.envelopes import Operation
from tongban.core.exchange.paths import LONGEST_PATH, Route, address, route
from tongban.core.exchange.refusals import ClientRefused

WELL = "/v1/services/population/query"


def test_the_address_of_an_operation_leads_to_it():
    assert route(WELL) == Route(service="population", operation=Operation.QUERY)
    assert route(address("vehicles", Operation.VERIFY)).operation is Operation.VERIFY


@pytest.mark.parametrize(
    "path",
    [
        "/v1/services/../secret/query",
        "/v1/services/%2e%2e/query",
        "/v1/services/population/query%2f",
        "/v1//services/population/query",
        "/v1/services/population/query/",
        "/v1/services/population;x=1/query",
        "/v1/services\\population\\query",
        "/v1/services/popul\u2024ation/query",
        "/v1/services/\uff0e\uff0e/query",
        "/v1/services/POPULATION/query",
        "/v1/services/population/delete",
        "/v1/services/population",
        "/v2/services/population/query",
        "/v1/services/population/query\n",
        "/v1/services/" + "a" * LONGEST_PATH + "/query",
        "",
    ],
)
def test_a62_whatever_could_be_read_again_is_refused(path):
    with pytest.raises(ClientRefused, match="path"):
        route(path)


@given(st.text(max_size=80))
def test_a62_a_path_is_an_address_exactly_when_it_is_written_as_one(text):
    try:
        found = route(text)
    except ClientRefused:
        return
    assert address(found.service, found.operation) == text
