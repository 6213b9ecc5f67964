"""The simulated partner answers who may ask, and says in every answer that it is a simulation."""

import json
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from adapters.partners.city import KEY, LIN, TOKEN, running_partner

from tongban.adapters.partners.signing import (
    NONCE,
    SIGNATURE,
    TOLERANCE_SECONDS,
    Call,
    SeenNonces,
    answer_signature,
    derived_key,
)
from tongban.adapters.partners.simulation import Fault, SimulatedPartner
from tongban.core.vocabulary.errors import ConfigurationError

NOW = 1_800_000_000
ASKED = {
    "keys": {"person.identity_number": LIN},
    "elements": ["person.name"],
    "purpose": {"item": "food", "actor": "guide", "ground": "依申请办理", "case": ""},
}


def call(nonce: str, *, at: int = NOW, body: bytes | None = None, client: str = "tongban") -> Call:
    return Call(
        method="POST",
        path="/registers/population/query",
        client=client,
        timestamp=str(at),
        nonce=nonce,
        body=json.dumps(ASKED).encode() if body is None else body,
    )


@pytest.fixture(scope="module")
def server() -> Iterator[SimulatedPartner]:
    with running_partner() as running:
        yield running


def status(server: SimulatedPartner, asked: Call, *, key: bytes = KEY) -> int:
    signature = asked.signature(key)
    return server.office.query("population", asked, signature, now=NOW).status


def test_a_signed_question_is_answered_with_an_answer_bound_to_it(
    server: SimulatedPartner,
) -> None:
    asked = call("first")
    reply = server.office.query("population", asked, asked.signature(KEY), now=NOW)
    bound = answer_signature(KEY, asked.signature(KEY), reply.content)

    assert json.loads(reply.content)["elements"] == {"person.name": "林晓雨"}
    assert reply.headers[SIGNATURE] == bound


def test_the_same_question_twice_is_refused_the_second_time(server: SimulatedPartner) -> None:
    assert [status(server, call("twice")) for _ in range(2)] == [200, 401]


@pytest.mark.parametrize(
    "offset", [-TOLERANCE_SECONDS - 1, TOLERANCE_SECONDS + 1, -600, 600], ids=str
)
def test_an_old_or_future_question_is_refused(server: SimulatedPartner, offset: int) -> None:
    assert status(server, call(f"offset{offset}", at=NOW + offset)) == 401


@pytest.mark.parametrize("offset", [-TOLERANCE_SECONDS, TOLERANCE_SECONDS])
def test_clocks_may_differ_by_two_minutes(server: SimulatedPartner, offset: int) -> None:
    """F18."""
    assert status(server, call(f"offset{offset}", at=NOW + offset)) == 200


def test_a_wrong_key_an_unknown_client_and_a_changed_body_are_refused(
    server: SimulatedPartner,
) -> None:
    honest = call("honest")
    changed = replace(honest, body=honest.body.replace(b"person.name", b"person.other"))

    assert status(server, call("a"), key=b"other") == 401
    assert status(server, call("b", client="stranger")) == 401
    assert server.office.query("population", changed, honest.signature(KEY), now=NOW).status == 401


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"elements": ["person.name", "person.income"]}, 403),
        ({"purpose": {"item": "food", "actor": "guide", "ground": ""}}, 403),
        ({"purpose": {}}, 403),
        ({"purpose": None}, 400),
        ({"keys": {"person.identity_number": 7}}, 400),
        ({"elements": "person.name"}, 400),
    ],
)
def test_wider_fields_or_no_purpose_are_refused(
    server: SimulatedPartner, change: dict[str, object], expected: int
) -> None:
    body = json.dumps({**ASKED, **change}).encode()

    assert status(server, call(json.dumps(change), body=body)) == expected


def test_a_header_sent_twice_counts_as_not_sent(server: SimulatedPartner) -> None:
    asked = call("header")
    headers = [*asked.headers(KEY).items(), (NONCE, "header")]
    answer = httpx.post(f"{server.url}{asked.path}", content=asked.body, headers=headers)

    assert answer.status_code == 401


@pytest.mark.parametrize(
    "path",
    [
        *("/registers/population/query/x", "/registers/population", "/registers/a%2fb/query"),
        *("/../etc/passwd", "/faults/population/x"),
    ],
)
def test_other_paths_lead_nowhere(server: SimulatedPartner, path: str) -> None:
    answer = httpx.post(f"{server.url}{path}", content=b"{}")

    assert answer.status_code in (401, 404)


def test_a_dataset_that_is_not_kept_is_unknown(server: SimulatedPartner) -> None:
    asked = call("unknown")

    assert server.office.query("x", asked, asked.signature(KEY), now=NOW).status == 404


def test_a_body_without_bearable_length_is_refused(server: SimulatedPartner) -> None:
    answer = httpx.post(f"{server.url}/registers/population/query", content=b"x" * 20_000)

    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/", "/health", "/nowhere"])
def test_every_answer_says_that_it_is_a_simulation(server: SimulatedPartner, path: str) -> None:
    assert httpx.get(f"{server.url}{path}").headers["X-Simulation"] == "mingchuan"


def test_the_status_page_shows_each_register_and_its_state(server: SimulatedPartner) -> None:
    page = httpx.get(server.url).text

    assert "模拟" in page
    assert "population" in page
    assert LIN not in page


def test_a_fault_is_switched_with_the_token_and_not_without(server: SimulatedPartner) -> None:
    url = f"{server.url}/faults/marriage"
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    without = httpx.put(url, content=b"fault=down")
    switched = httpx.put(url, content=b"fault=slow&seconds=2", headers=bearer)
    shown = server.office.faults.of("marriage").fault
    httpx.put(url, content=b"fault=up", headers=bearer)

    assert (without.status_code, switched.status_code) == (403, 200)
    assert shown is Fault.SLOW
    assert server.office.faults.of("marriage").fault is Fault.UP


@pytest.mark.parametrize(
    ("dataset", "body", "expected"),
    [
        ("marriage", b"fault=sideways", 400),
        ("marriage", b"fault=slow&seconds=x", 400),
        ("marriage", b"fault=slow&seconds=9999", 400),
        ("marriage", b"fault=slow&seconds=nan", 400),
        ("nowhere", b"fault=down", 404),
    ],
)
def test_a_switch_that_makes_no_sense_changes_nothing(
    server: SimulatedPartner, dataset: str, body: bytes, expected: int
) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    answer = httpx.put(f"{server.url}/faults/{dataset}", content=body, headers=bearer)

    assert answer.status_code == expected
    assert server.office.faults.of(dataset).fault is Fault.UP


def test_the_form_of_the_status_page_switches_too(server: SimulatedPartner) -> None:
    form = {"dataset": "marriage", "fault": "down", "seconds": "", "token": TOKEN}
    switched = httpx.post(f"{server.url}/faults", data=form)
    page = httpx.get(server.url).text
    httpx.post(f"{server.url}/faults", data={**form, "fault": "up"})

    assert switched.status_code == 303
    assert '<td class="fault">断开连接</td>' in page


def test_a_taken_port_is_said_to_be_taken(server: SimulatedPartner) -> None:
    with pytest.raises(ConfigurationError, match="taken"):
        SimulatedPartner(server.office, port=server.server_port)


def test_nonces_are_forgotten_once_they_can_no_longer_pass() -> None:
    seen = SeenNonces(most=2)

    assert seen.take("a", now=0)
    assert seen.take("b", now=1)
    assert not seen.take("c", now=2)
    assert seen.take("c", now=2 + 2 * TOLERANCE_SECONDS)


def test_keys_for_different_purposes_differ() -> None:
    assert derived_key("secret", "call") != derived_key("secret", "switch")
