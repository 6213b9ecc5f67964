"""A department's system is known by its key, does what the key is for, and no more."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from city.stories import FOOD_LICENCE
from django.test import Client
from gatewaywork import LIN, granted
from machinework import System

from tongban.actions.clients.registering import revoke_key, rotate_key
from tongban.core.exchange.clients import ApiClient, ApiScope, Pace
from tongban.core.vocabulary.errors import InvalidValue
from tongban.project import wiring
from tongban.store.gateway.models import ApiKey, Call

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(outside, monkeypatch):
    """Let calls reach a platform on which nothing is published: keys are the same there."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)
    return outside


@pytest.fixture
def system(here):
    return System(here)


@pytest.fixture
def market(reached):
    return System(reached).with_key()


def test_without_a_key_what_is_open_is_read_and_what_is_not_asks_for_one(here):
    stranger = Client()

    assert stranger.get("/api/v1/certificates/keys").status_code == 200
    refused = stranger.get("/api/v1/requests")
    assert refused.status_code == 401
    assert refused["WWW-Authenticate"].startswith("Bearer")
    assert refused.json()["type"] == "urn:tongban:unauthorized"


def test_a_key_is_good_for_its_scopes_alone(system):
    system.with_key(ApiScope.GRANTS_READ)

    assert system.get("grants").status_code == 200
    assert system.get("requests").status_code == 403
    assert system.get("certificates/keys").status_code == 200


def test_what_is_kept_of_a_key_is_not_the_key(system):
    system.with_key()
    kept = ApiKey.objects.get(pk=system.key_id)

    assert system.token.encode() not in bytes(kept.digest)
    system.token = system.token[:-1] + ("A" if system.token[-1] != "A" else "B")
    assert system.get("grants").status_code == 401


def test_a_key_ends_with_its_last_day_and_when_it_is_revoked(system, here, monkeypatch):
    system.with_key()
    later = replace(here, clock=lambda: here.clock() + timedelta(days=31))
    monkeypatch.setattr(wiring, "outside", lambda: later)
    assert system.get("grants").status_code == 401
    monkeypatch.setattr(wiring, "outside", lambda: here)
    assert system.get("grants").status_code == 200

    revoke_key(None, system.key_id, today=here.today)
    assert system.get("grants").status_code == 401


def test_an_old_key_goes_on_for_a_week_beside_the_one_that_replaces_it(system, here):
    system.with_key(ApiScope.GRANTS_READ)
    made = rotate_key(None, system.key_id, today=here.today)
    old = ApiKey.objects.get(pk=system.key_id)

    assert old.expires_on == here.today + timedelta(days=7)
    assert system.get("grants").status_code == 200
    system.token = made.token
    assert system.get("grants").status_code == 200
    assert system.get("requests").status_code == 403


def test_a_key_that_is_used_too_often_waits(system):
    system.with_key(pace=Pace(a_minute=6000, a_day=2))

    assert [system.get("grants").status_code for _ in range(3)] == [200, 200, 429]
    assert int(system.get("certificates/keys")["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("scopes", "days"), [((), 30), ((ApiScope.GRANTS_READ,), 400), ((ApiScope.GRANTS_READ,), -1)]
)
def test_no_key_is_for_nothing_or_for_ever(system, here, scopes, days):
    from tongban.actions.clients.registering import make_key

    with pytest.raises(InvalidValue):
        make_key(
            None,
            system.code,
            scopes=scopes,
            expires_on=here.today + timedelta(days=days),
            pace=Pace(),
            today=here.today,
        )


def test_a_token_of_another_issuer_is_whoever_vouches_for_it_says(system, here, monkeypatch):
    def vouched(token):
        if token != "of-our-provider":
            return None
        return ApiClient(
            code=system.code,
            name="业务系统",
            department="market_regulation",
            key_id="oidc",
            scopes=frozenset({ApiScope.GRANTS_READ}),
            pace=Pace(),
        )

    monkeypatch.setattr(wiring, "outside", lambda: replace(here, access_tokens=vouched))
    system.token = "of-our-provider"
    assert system.get("grants").status_code == 200
    system.token = "of-nobody"
    assert system.get("grants").status_code == 401


def test_a_system_puts_a_request_follows_it_and_takes_it_back(market, reached):
    scope = {
        "dataset": "population",
        "fields": ["person.name"],
        "items": ["food_business_licence"],
        "valid_until": str(reached.today + timedelta(days=90)),
    }
    wanted = {"title": "核验姓名", "basis": "《政务数据共享条例》第十九条", "scope": scope}
    made = market.post("requests", wanted)
    assert made.status_code == 200, made.content
    key = made.json()["id"]

    followed = market.get(f"requests/{key}").json()
    assert followed["status"] == "checking"
    assert followed["asker"] == "market_regulation"
    assert [one["name"] for one in followed["history"]] == ["asked"]
    assert key in {one["id"] for one in market.get("requests").json()["requests"]}

    taken = market.post(f"requests/{key}/answers", {"act": "take_back", "words": "不再需要"})
    assert taken.json()["status"] == "taken_back"
    again = market.post(f"requests/{key}/answers", {"act": "take_back", "words": "不再需要"})
    assert again.status_code == 409


def test_a_system_learns_nothing_of_requests_and_grants_of_others(market, reached):
    scope = {
        "dataset": "population",
        "fields": ["person.name"],
        "items": ["*"],
        "valid_until": str(reached.today + timedelta(days=9)),
    }
    basis = "《政务数据共享条例》第十九条"
    made = market.post("requests", {"title": "核验", "basis": basis, "scope": scope}).json()
    other = System(reached, "tax-system", department="taxation").with_key()

    strange, missing = other.get(f"requests/{made['id']}"), other.get(f"requests/{uuid4()}")
    assert strange.status_code == missing.status_code == 404
    assert strange.content == missing.content
    foreign = [
        one["code"]
        for one in market.get("grants").json()["grants"]
        if one["holder"] != "market_regulation"
    ]
    assert foreign == []


def test_a_system_revokes_what_its_department_granted_at_once(reached, published):
    holder = System(reached, "police-system", department="public_security").with_key()
    given = holder.get("grants").json()["grants"]
    assert given
    code = given[0]["code"]

    changed = holder.post(f"grants/{code}/changes", {"act": "revoke", "reason": "不再共享"})
    assert changed.json()["grant"]["state"] == "revoked"
    other = System(reached, "tax-system", department="taxation").with_key()
    assert other.get(f"grants/{code}").status_code == 404
    refused = other.post(f"grants/{code}/changes", {"act": "resume", "reason": "我们想要"})
    assert refused.status_code == 404


def test_a_department_follows_its_cases_without_anybodys_name(market, reached, citizen):
    case = FOOD_LICENCE.filed(citizen, reached).cases[0]
    [line] = market.get("cases").json()["cases"]
    told = market.get(f"cases/{line['number']}")

    assert line["item"] == "food_business_licence"
    assert told.json()["events"][0]["name"] == "received"
    assert citizen.name not in told.content.decode()
    assert citizen.person not in told.content.decode()
    other = System(reached, "tax-system", department="taxation").with_key()
    assert other.get(f"cases/{line['number']}").status_code == 404
    assert case.number == line["number"]


ASKED = {
    "keys": {"person.identity_number": LIN},
    "actor": "officer:7",
    "item": "fund",
    "nonce": "0123456789abcdef",
}


def test_data_are_called_by_key_under_the_same_grants_and_into_the_same_log(market, shelf):
    refused = market.post("services/population/query", {**ASKED, "fields": ["person.name"]})
    assert refused.status_code == 403
    assert refused.json()["wrong"][0]["where"] == "grant"
    assert not shelf.asked

    granted(consumer=market.code)
    wanted = {**ASKED, "nonce": "an-other-nonce-1", "fields": ["person.name"]}
    told = market.post("services/population/query", wanted).json()
    assert told["fields"] == {"person.name": "林晓雨"}
    call = Call.objects.select_related("end").get(pk=told["call"])
    assert (call.client, call.end.outcome, call.end.disclosed) == (
        market.code,
        "matched",
        ["person.name"],
    )
    again = market.post("services/population/query", wanted)
    assert again.status_code == 409

    claimed = {**ASKED, "nonce": "an-other-nonce-2", "claims": {"person.name": "李四"}}
    assert market.post("services/population/verify", claimed).json()["outcome"] == "inconsistent"
    shelf.silent = "slow"
    silent = market.post("services/population/query", {**wanted, "nonce": "an-other-nonce-3"})
    assert silent.status_code == 504
