"""What one call wants is read strictly, and goes out only under a grant that permits all of it."""

import json
from dataclasses import replace
from datetime import date

import pytest
from core.exchange.test_envelopes import ASKED

from tongban.core.exchange.calls import (
    MOST_BODY_BYTES,
    MOST_FIELDS,
    MOST_KEYS,
    Call,
    Check,
    Query,
    permitted,
    read_asked,
)
from tongban.core.exchange.envelopes import Operation
from tongban.core.exchange.grants import Grant, GrantState
from tongban.core.exchange.refusals import ClientRefused, GrantRefused, Layer

KEYS = {"person.identity_number": "519901199203070045"}
TODAY = date(2026, 9, 15)
GRANT = Grant(
    code="G1",
    consumer="housing",
    dataset="population",
    fields=frozenset({"person.name", "person.birth_date"}),
    purpose="政务服务办理",
    items=frozenset({"housing_fund"}),
    valid_from=date(2026, 1, 1),
    valid_until=date(2026, 12, 31),
    quota_a_day=2,
)
CALL = Call(envelope=ASKED, asked=Query(keys=KEYS, fields=frozenset({"person.name"})), digest="d")


def body(**members):
    return json.dumps(members).encode()


def test_a_query_names_keys_and_fields():
    asked = read_asked(Operation.QUERY, body(keys=KEYS, fields=["person.name"]))

    assert asked == Query(keys=KEYS, fields=frozenset({"person.name"}))


def test_a_verification_names_keys_and_claims():
    asked = read_asked(Operation.VERIFY, body(keys=KEYS, claims={"person.name": "林晓雨"}))

    assert asked == Check(keys=KEYS, claims={"person.name": "林晓雨"})
    assert asked.fields == {"person.name"}


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b'{"keys":{"a":"1"},"keys":{"a":"2"},"fields":["b"]}',
        b'{"keys":{"a":"1"},"fields":["b"],"more":1e999}',
        b"[" * 10_000,
    ],
)
def test_a71_what_two_readers_could_understand_differently_is_not_read(content):
    with pytest.raises(ClientRefused, match="json"):
        read_asked(Operation.QUERY, content)


@pytest.mark.parametrize(
    "content",
    [
        b" " * (MOST_BODY_BYTES + 1),
        b"[]",
        body(keys=KEYS),
        body(keys={}, fields=["a"]),
        body(keys={"a": 1}, fields=["a"]),
        body(keys={"a": ""}, fields=["a"]),
        body(keys={"a": "\x00"}, fields=["a"]),
        body(keys={"A": "1"}, fields=["a"]),
        body(keys={f"k{number}": "1" for number in range(MOST_KEYS + 1)}, fields=["a"]),
        body(keys=KEYS, fields=[]),
        body(keys=KEYS, fields=[1]),
        body(keys=KEYS, fields={"a": 1}),
        body(keys=KEYS, fields=["a"] * (MOST_FIELDS + 1)),
        body(keys=KEYS, fields=["a"], more=1),
        body(keys=KEYS, claims={"a": 1}),
    ],
)
def test_what_is_not_in_form_is_refused(content):
    with pytest.raises(ClientRefused) as refused:
        read_asked(Operation.QUERY, content)

    assert refused.value.reason == "form"


def test_a_call_within_its_grant_goes_out_for_the_fields_asked_for():
    found = permitted(CALL, [GRANT], on=TODAY, used={})

    assert (found.grant, found.fields) == ("G1", {"person.name"})


def test_of_several_grants_the_one_that_permits_is_used():
    other = replace(GRANT, code="G0", items=frozenset({"another"}))

    assert permitted(CALL, [other, GRANT], on=TODAY, used={}).grant == "G1"


@pytest.mark.parametrize(
    ("grant", "reason"),
    [
        (replace(GRANT, state=GrantState.REVOKED), "revoked"),
        (replace(GRANT, state=GrantState.SUSPENDED), "suspended"),
        (replace(GRANT, valid_until=date(2026, 9, 14)), "expired"),
        (replace(GRANT, items=frozenset({"another"})), "other_item"),
        (replace(GRANT, purpose="统计"), "other_purpose"),
        (replace(GRANT, fields=frozenset({"person.birth_date"})), "wider_fields"),
        (replace(GRANT, consumer="police"), "other_consumer"),
        (replace(GRANT, dataset="vehicles"), "other_dataset"),
    ],
)
def test_a68_a69_a_call_that_its_grant_does_not_permit_stays_here(grant, reason):
    with pytest.raises(GrantRefused) as refused:
        permitted(CALL, [grant], on=TODAY, used={})

    assert (refused.value.layer, refused.value.reason) == (Layer.GRANT, reason)


def test_a_journey_is_served_by_the_grant_of_an_item_that_it_joins():
    call = replace(CALL, envelope=replace(ASKED, item="moving"), joined=("housing_fund",))

    assert permitted(call, [GRANT], on=TODAY, used={}).grant == "G1"


def test_a69_a_call_without_any_grant_stays_here():
    with pytest.raises(GrantRefused, match="no_grant"):
        permitted(CALL, [], on=TODAY, used={})


def test_a69_a_call_that_names_a_grant_is_held_to_that_one():
    call = replace(CALL, envelope=replace(ASKED, grant="G2"))

    with pytest.raises(GrantRefused, match="no_grant"):
        permitted(call, [GRANT], on=TODAY, used={})


def test_a_quota_is_used_up():
    assert permitted(CALL, [GRANT], on=TODAY, used={"G1": 1}).grant == "G1"
    with pytest.raises(GrantRefused, match="quota_used"):
        permitted(CALL, [GRANT], on=TODAY, used={"G1": 2})
