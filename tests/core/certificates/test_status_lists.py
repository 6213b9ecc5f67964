"""A status list says how certificates stand, to whoever has no network, and can be proved."""

import base64
import json
import zlib
from datetime import UTC, datetime

import pytest
from certificate_examples import SEALER
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import (
    LASTS,
    PLACES,
    StatusPlace,
    make_list,
    publish,
    read_list,
)
from tongban.core.vocabulary.errors import InvalidValue

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
RECORDED = [one for one in Standing if one is not Standing.EXPIRED]
STANDINGS = st.dictionaries(st.integers(0, PLACES - 1), st.sampled_from(RECORDED), max_size=40)


def published(**standings):
    whole = make_list(3, [(7, Standing.REVOKED), (8, Standing.SUSPENDED)], NOW)
    return json.loads(json.dumps(publish(whole, SEALER)))


@given(STANDINGS)
def test_what_was_put_in_a_list_is_read_from_it_and_nothing_else(standings):
    made = make_list(0, standings.items(), NOW)
    read = read_list(json.loads(json.dumps(publish(made, SEALER))), SEALER)

    assert read == made
    for index in (*standings, 0, PLACES - 1):
        assert read.standing(index) is standings.get(index, Standing.VALID)


def test_neighbours_do_not_touch_each_other():
    whole = make_list(0, [(4, Standing.STRIPPED), (7, Standing.CANCELLED)], NOW)

    assert [whole.standing(index) for index in range(3, 9)] == [
        Standing.VALID,
        Standing.STRIPPED,
        Standing.VALID,
        Standing.VALID,
        Standing.CANCELLED,
        Standing.VALID,
    ]


@pytest.mark.parametrize("index", [-1, PLACES, PLACES * 2])
def test_what_has_no_place_in_the_list_is_not_valid(index):
    assert make_list(0, (), NOW).standing(index) is Standing.REVOKED


def test_a_standing_that_only_a_newer_program_knows_is_not_valid():
    packed = bytes([0xFF]) + bytes(PLACES // 2 - 1)
    newer = make_list(0, (), NOW)
    object.__setattr__(newer, "packed", packed)

    assert newer.standing(0) is Standing.REVOKED


@pytest.mark.parametrize(
    ("place", "expected"), [(0, (0, 0)), (PLACES - 1, (0, PLACES - 1)), (PLACES, (1, 0))]
)
def test_every_certificate_has_one_place(place, expected):
    found = StatusPlace.of(place)

    assert (found.list_number, found.index) == expected


def test_a_list_may_be_relied_on_for_half_a_day():
    assert make_list(0, (), NOW).until == NOW + LASTS


@pytest.mark.parametrize(
    "change",
    [
        {"list": 4},
        {"until": "2030-01-01T00:00:00+00:00"},
        {"made_at": "2026-09-15T00:00:00+00:00"},
        {"places": base64.b64encode(zlib.compress(bytes(PLACES // 2))).decode()},
        {"key_id": "somebody"},
        {"algorithm": "none"},
        {"seal": "AAAA"},
        {"seal": "?"},
        {"format": "tongban-status-list/2"},
        {"more": 1},
    ],
)
def test_a_list_that_was_changed_is_refused(change):
    with pytest.raises(InvalidValue):
        read_list({**published(), **change}, SEALER)


@pytest.mark.parametrize("rubbish", [None, 7, [], {}, {"format": "tongban-status-list/1"}])
def test_what_is_no_list_is_refused(rubbish):
    with pytest.raises(InvalidValue):
        read_list(rubbish, SEALER)


@pytest.mark.parametrize("length", [0, PLACES // 2 - 1, PLACES // 2 + 1, PLACES * 50])
def test_a_list_unfolds_to_its_length_and_never_further(length):
    class Careless:
        """A maker whose list is too long, under a good seal."""

        def knows(self, key_id):
            return True

        def verify(self, content, seal):
            return True

    places = base64.b64encode(zlib.compress(bytes(length))).decode()

    with pytest.raises(InvalidValue):
        read_list({**published(), "places": places}, Careless())
