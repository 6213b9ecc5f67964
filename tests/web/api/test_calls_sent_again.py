"""A caller that heard nothing sends its call again: done once, told the same (F02, F03)."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from machinework import System

from tongban.actions.clients.repeating import KEPT, forget_answered
from tongban.core.exchange.clients import ApiScope
from tongban.store.exchange.models.requests import RequestRow
from tongban.store.gateway.models import AnsweredCall
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.django_db
NAMED = {"Idempotency-Key": "7f3a-0001"}


@pytest.fixture
def market(reached):
    return System(reached).with_key()


def wanted(reached, title: str = "核验姓名") -> dict:
    scope = {
        "dataset": "population",
        "fields": ["person.name"],
        "items": ["food_business_licence"],
        "valid_until": str(reached.today + timedelta(days=90)),
    }
    return {"title": title, "basis": "《政务数据共享条例》第十九条", "scope": scope}


def test_f02_a_call_sent_again_is_answered_as_before(market, reached, clock):
    first = market.post("requests", wanted(reached), **NAMED)
    again = market.post("requests", wanted(reached), **NAMED)
    nameless = market.post("requests", wanted(reached))
    other = System(reached, "other-system", department="civil_affairs").with_key()
    theirs = other.post("requests", wanted(reached), **NAMED)

    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert (first.get("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (None, "true")
    assert nameless.json() != first.json()
    assert theirs.json() != first.json()
    assert "核验" not in str(AnsweredCall.objects.values_list())
    assert RequestRow.objects.count() == 3
    clock.now += KEPT + timedelta(minutes=1)
    assert forget_answered(reached) == 2


def test_f03_one_key_names_one_act(market, reached):
    market.post("requests", wanted(reached), **NAMED)
    other = market.post("requests", wanted(reached, "别的用途"), **NAMED)
    elsewhere = market.post("requests/00000000-0000-4000-8000-000000000000/answers", {}, **NAMED)
    senseless = market.post("requests", wanted(reached), **{"Idempotency-Key": "a" * 256})

    assert [one.status_code for one in (other, elsewhere, senseless)] == [422, 422, 422]
    assert other.json()["wrong"][0]["where"] == "header.Idempotency-Key"
    assert RequestRow.objects.count() == 1


def test_f03_while_the_first_runs_the_second_waits(market, reached):
    """The first, on a connection of its own, holds the key until it has ended."""
    index = blind_index(f"answered call\n{market.key_id}\n{NAMED['Idempotency-Key']}")
    number = int.from_bytes(index[:8], "big", signed=True)
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as first:
        first.execute("SELECT pg_advisory_xact_lock(%s)", [number])
        second = market.post("requests", wanted(reached), **NAMED)
    third = market.post("requests", wanted(reached), **NAMED)

    assert (second.status_code, second["Retry-After"]) == (409, "2")
    assert third.status_code == 200


def test_f03_what_was_refused_may_be_put_right_under_the_same_key(market, reached):
    wrong = wanted(reached) | {"basis": ""}
    refused = market.post("requests", wrong, **NAMED)
    done = market.post("requests", wanted(reached), **NAMED)

    assert (refused.status_code, done.status_code) == (422, 200)


def test_a_key_that_may_not_act_learns_nothing_by_repeating(reached, market):
    """Scopes are asked before what was answered is told again."""
    market.post("requests", wanted(reached), **NAMED)
    reader = market.with_key(ApiScope.REQUESTS_READ)

    assert reader.post("requests", wanted(reached), **NAMED).status_code == 403
