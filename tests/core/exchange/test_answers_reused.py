"""Two calls share an answer only if they share everything; data go back to granted areas only."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.catalog.datasets import Dataset
from tongban.core.exchange.calls import Call, Check, Opened, Query
from tongban.core.exchange.envelopes import Envelope, Operation
from tongban.core.exchange.grants import PLATFORM, Denied, Grant, GrantKind, permits
from tongban.core.exchange.returning import area_element, lies_in, within_areas
from tongban.core.exchange.reuse import kept_until, reuse_key
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NoRecord, NotAvailable

NOW = datetime(2026, 3, 2, 10, tzinfo=CHINA_STANDARD_TIME)
TODAY = date(2026, 3, 2)
AREA = "person.domicile_area_code"
ENVELOPE = Envelope(
    client="housing",
    service="population",
    operation=Operation.QUERY,
    actor="officer:7",
    item="fund",
    purpose="政务服务办理",
    sent_at=1,
    nonce="n" * 16,
    body_digest="0" * 64,
    case="MC-1",
)
ASKED = Query(keys={"person.identity_number": "1"}, fields=frozenset({"person.name"}))
OPENED = Opened(
    number=5,
    call=Call(envelope=ENVELOPE, asked=ASKED, digest="d"),
    grant="G1",
    fields=ASKED.fields,
    version="7",
    reuse_seconds=60,
)
GRANT = Grant(
    code="G1",
    consumer="county",
    dataset="population",
    fields=ASKED.fields,
    purpose="数据回流",
    items=frozenset({"*"}),
    valid_from=TODAY,
    valid_until=TODAY,
    kind=GrantKind.RETURN,
    areas=frozenset({"519901"}),
)


def call(**changed):
    return replace(OPENED, call=replace(OPENED.call, envelope=replace(ENVELOPE, **changed)))


def fact(element, value):
    return Fact(element=element, value=value, source=FactSource.SHARED, as_of=TODAY)


def matched(*facts):
    return Matched(dataset="population", facts=facts, as_of=TODAY, call=9)


@pytest.mark.parametrize(
    "other",
    [
        call(client="tax"),
        call(service="vehicles"),
        call(actor="officer:8"),
        call(item="other"),
        call(purpose="other"),
        call(case="MC-2"),
        call(represented="2"),
        replace(OPENED, grant="G2"),
        replace(OPENED, version="8"),
        replace(OPENED, fields=frozenset({"person.birth_date"})),
        replace(OPENED, call=replace(OPENED.call, asked=replace(ASKED, keys={"a.b": "2"}))),
    ],
)
def test_whatever_differs_makes_another_answer(other):
    assert reuse_key(other) != reuse_key(OPENED)


def test_what_is_of_one_call_alone_makes_no_difference():
    again = replace(call(nonce="m" * 16, sent_at=9, ground="x"), number=6)

    assert reuse_key(again) == reuse_key(OPENED)


def test_nothing_is_reused_unless_the_grant_says_so_and_claims_never_are():
    claim = Check(keys=ASKED.keys, claims={"person.name": "甲"})

    assert reuse_key(replace(OPENED, reuse_seconds=0)) is None
    assert reuse_key(replace(OPENED, call=replace(OPENED.call, asked=claim))) is None
    assert kept_until(replace(OPENED, reuse_seconds=0), matched(), at=NOW) is None


def test_only_what_a_register_has_just_told_is_kept_and_only_for_its_seconds():
    silent = NotAvailable(dataset="population", reason="down", words="")

    assert kept_until(OPENED, matched(), at=NOW) == NOW + timedelta(seconds=60)
    assert kept_until(OPENED, replace(matched(), reused=3), at=NOW) is None
    assert kept_until(OPENED, NoRecord(dataset="population"), at=NOW) is None
    assert kept_until(OPENED, silent, at=NOW) is None


@pytest.mark.parametrize(
    ("code", "areas", "inside"),
    [
        ("519901", {"519901"}, True),
        ("519901", {"519900"}, True),
        ("519901", {"510000"}, True),
        ("519901", {"519902"}, False),
        ("519801", {"519900"}, False),
        ("519901002003", {"519901"}, True),
        ("519901", set(), False),
    ],
)
def test_an_area_lies_in_its_county_city_and_province(code, areas, inside):
    assert lies_in(code, areas) is inside


def test_a_record_goes_back_to_its_own_area_and_without_more_than_was_granted():
    opened = replace(OPENED, areas=frozenset({"519901"}))
    here = matched(fact("person.name", "甲"), fact(AREA, "519901"))
    silent = NotAvailable(dataset="population", reason="down", words="")

    assert within_areas(opened, here, element=AREA).facts == (fact("person.name", "甲"),)
    elsewhere = matched(fact("person.name", "甲"), fact(AREA, "519902"))
    assert within_areas(opened, elsewhere, element=AREA) == NoRecord(dataset="population", call=9)
    unsaid = matched(fact("person.name", "甲"))
    assert isinstance(within_areas(opened, unsaid, element=AREA), NoRecord)
    assert within_areas(opened, silent, element=AREA) is silent


def test_the_area_of_a_record_is_the_element_that_says_so():
    served = Dataset(code="p", name="p", holder="h", keys=("a.b",), serves=("person.name", AREA))

    assert area_element(served) == AREA
    assert area_element(replace(served, serves=("person.name",))) is None


def test_a_grant_of_data_that_go_back_names_its_areas_and_opens_no_case():
    wanted = {
        "dataset": "population",
        "fields": ASKED.fields,
        "purpose": GRANT.purpose,
        "item": "fund",
        "on": TODAY,
        "used_today": 0,
    }

    assert permits(GRANT, consumer="county", **wanted).areas == {"519901"}
    use = replace(GRANT, kind=GrantKind.USE)
    assert permits(use, consumer="county", **wanted).areas == frozenset()
    into_cases = replace(GRANT, consumer=PLATFORM)
    assert isinstance(permits(into_cases, consumer=PLATFORM, **wanted), Denied)
