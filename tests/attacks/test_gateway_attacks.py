"""What is tried against the gateway (A62, A63, A64, A66, A68, A69, A72) and what must happen."""

import dataclasses
import json
from datetime import date, timedelta

import pytest
from gatewaywork import CHEN, GATEWAY, LIN, Gateway, granted, headers_of
from structlog.testing import capture_logs

from tongban.actions.gateway.connecting import add_key, register_client, revoke_key
from tongban.adapters.gateway import ED25519, Ed25519Signer, believed_answer, verifier
from tongban.core.exchange.refusals import ProviderRefused
from tongban.store.audit.models import AuditEntry
from tongban.store.exchange.models import GrantRow
from tongban.store.gateway.models import Call, CallEnd

pytestmark = pytest.mark.django_db
SECRET = "canary-secret-of-a-partner"


@pytest.fixture
def gateway():
    one = Gateway()
    one.known()
    granted()
    return one


def refusal(reached):
    return reached.said["layer"], reached.said["reason"]


def test_a_granted_call_is_answered_logged_at_both_ends_and_audited(gateway):
    reached = gateway.ask()

    assert reached.status == 200
    assert reached.said["fields"] == {"person.name": "林晓雨"}
    call = Call.objects.get()
    assert (call.client, call.case_number, call.grant) == ("housing", "MC-1", "G1")
    assert (call.end.outcome, call.end.disclosed) == ("matched", ["person.name"])
    entry = AuditEntry.objects.get(action="exchange.call")
    assert entry.details["call"] == str(call.pk)
    assert entry.concerned


def test_a69_only_granted_fields_leave_though_the_provider_sends_more(gateway):
    reached = gateway.ask()

    assert "birth_date" not in reached.body.decode()
    assert CallEnd.objects.get().dropped == 1


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"state": "revoked"}, "revoked"),
        ({"state": "suspended"}, "suspended"),
        ({"valid_until": date(2021, 1, 1)}, "expired"),
        ({"items": ["another"]}, "other_item"),
        ({"purpose": "统计分析"}, "other_purpose"),
        ({"fields": ["person.birth_date"]}, "wider_fields"),
        ({"quota_a_day": 0}, "quota_used"),
        ({"consumer": "police"}, "no_grant"),
    ],
)
def test_a68_a69_what_is_not_granted_is_not_even_asked(columns, reason):
    gateway = Gateway()
    gateway.known()
    granted(**columns)
    reached = gateway.ask()

    assert reached.status == 403
    assert refusal(reached) == ("grant", reason)
    assert gateway.shelf.asked == []
    assert CallEnd.objects.get().reason == reason
    assert AuditEntry.objects.filter(action="exchange.refused", outcome=reason).exists()


def test_a69_a_grant_revoked_a_second_ago_denies_the_next_call(gateway):
    assert gateway.ask().status == 200
    granted("G0", state="revoked")
    GrantRow.objects.filter(code="G1").update(state="revoked")
    assert refusal(gateway.ask()) == ("grant", "revoked")


def test_a68_a_right_at_one_service_is_none_at_another(gateway):
    assert refusal(gateway.ask(service="vehicles")) == ("grant", "no_grant")


def test_a68_a_call_signed_for_one_service_cannot_be_sent_to_another(gateway):
    granted("G2", dataset="vehicles")
    reached = gateway.send(gateway.sealed(), path="/v1/services/vehicles/query")

    assert reached.status == 400
    assert refusal(reached) == ("client", "route")


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "PATCH", "HEAD"])
def test_a68_another_method_is_refused(gateway, method):
    reached = gateway.send(gateway.sealed(), method=method)

    assert (reached.status, refusal(reached)) == (405, ("client", "method"))


def test_what_is_not_shared_at_all_is_not_asked_whoever_granted_it(gateway):
    granted("G3", dataset="secrets")
    reached = gateway.ask(service="secrets")

    assert refusal(reached) == ("grant", "not_shared")
    assert gateway.shelf.asked == []


def test_a_quota_is_used_up_within_a_day(gateway):
    GrantRow.objects.filter(code="G1").update(quota_a_day=2)
    assert [gateway.ask().status for _ in range(3)] == [200, 200, 403]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/services/../secrets/query",
        "/v1/services/%2e%2e/query",
        "/v1//services/population/query",
        "/v1/services/population;a=b/query",
        "/v1/services/population\\query",
        "/v1/services/popul\u2024ation/query",
        "/v1/services/" + "a" * 3_000 + "/query",
    ],
)
def test_a62_a_path_that_could_be_read_twice_is_not_found(gateway, path):
    reached = gateway.send(gateway.sealed(), path=path)

    assert (reached.status, refusal(reached)) == (404, ("client", "path"))
    assert not Call.objects.exists()


@pytest.mark.parametrize("client", ["housing,housing", "police", "a/b", "", "x" * 3_000, "住建"])
def test_a63_the_client_named_must_be_the_one_that_signed(gateway, client):
    reached = gateway.send(gateway.sealed(), **{"X-Tongban-Client": client})

    assert reached.status in (400, 401)
    assert not Call.objects.exists()


def test_a63_another_clients_key_does_not_speak_for_this_client(gateway):
    other = Ed25519Signer(b"\x02" * 32, key_id="police-1")
    register_client("police", name="police", department="police")
    add_key("police", "police-1", ED25519, other.public)
    gateway.signer = other

    assert refusal(gateway.send(gateway.sealed())) == ("client", "client")


def test_a64_the_same_call_again_is_refused_and_audited(gateway):
    sealed = gateway.sealed()
    first, again = gateway.send(sealed), gateway.send(sealed)

    assert (first.status, again.status) == (200, 409)
    assert refusal(again) == ("client", "replay")
    assert len(gateway.shelf.asked) == 1
    assert AuditEntry.objects.filter(action="exchange.refused", outcome="replay").count() == 1


def test_a64_the_same_body_under_a_new_envelope_needs_a_new_signature(gateway):
    one, other = gateway.sealed(), gateway.sealed()
    mixed = dataclasses.replace(
        one, headers={**one.headers, "X-Tongban-Envelope": other.headers["X-Tongban-Envelope"]}
    )

    assert refusal(gateway.send(mixed)) == ("client", "signature")
    assert AuditEntry.objects.filter(action="exchange.refused", outcome="signature").exists()


def test_a64_another_body_under_the_same_signature_is_refused(gateway):
    about_chen = {"keys": {"person.identity_number": CHEN}, "fields": ["person.name"]}
    reached = gateway.send(gateway.sealed(), body=json.dumps(about_chen).encode())

    assert (reached.status, refusal(reached)) == (401, ("client", "body"))


@pytest.mark.parametrize("offset", [timedelta(minutes=10), timedelta(minutes=-10)])
def test_a64_an_old_or_future_time_is_refused_and_audited(gateway, offset):
    gateway.offset = offset

    assert refusal(gateway.ask()) == ("client", "time")
    assert AuditEntry.objects.filter(action="exchange.refused", outcome="time").exists()


def test_a_revoked_key_signs_no_more_from_the_next_call_on(gateway):
    assert gateway.ask().status == 200
    revoke_key("housing-1")
    reached = gateway.ask()

    assert (reached.status, refusal(reached)) == (401, ("client", "signature"))
    assert Call.objects.count() == 1


def test_a66_an_answer_to_another_call_does_not_fit_this_one(gateway):
    one, other = gateway.sealed(), gateway.sealed()
    gateway.send(one)
    spliced = gateway.send(other)

    with pytest.raises(ProviderRefused, match="spliced"):
        believed_answer(one, spliced.headers, spliced.body, verifier(ED25519, GATEWAY.public))


def test_a66_an_altered_answer_is_not_believed(gateway):
    sealed = gateway.sealed()
    reached = gateway.send(sealed)

    with pytest.raises(ProviderRefused, match="spliced"):
        believed_answer(
            sealed,
            reached.headers,
            reached.body.replace("林".encode(), "李".encode()),
            verifier(ED25519, GATEWAY.public),
        )


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Tongban-Envelope": "!!"},
        {"X-Tongban-Envelope": "A" * 6_000},
        {"X-Tongban-Envelope": "A"},
        {"X-Tongban-Signature": ""},
        {"X-Tongban-Key": "a b"},
        {"X-Tongban-Key": "nobodys-key"},
    ],
)
def test_what_is_no_envelope_opens_nothing(gateway, headers):
    assert gateway.send(gateway.sealed(), **headers).status in (400, 401)
    assert not Call.objects.exists()


@pytest.mark.parametrize("length", ["", "-1", "x", "999999", "９"])
def test_a_body_of_no_bearable_length_is_refused(gateway, length):
    sealed = gateway.sealed()
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": sealed.path, "CONTENT_LENGTH": length}
    environ |= headers_of(sealed)

    assert gateway.request(environ).status == 413


def test_nobody_is_waited_for_who_has_not_signed(gateway):
    class Dripping:
        def read(self, _length):
            raise AssertionError("read a body of a stranger")

    sealed = gateway.sealed(client="police")
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": sealed.path, "CONTENT_LENGTH": "9"}
    environ |= headers_of(sealed)

    assert gateway.request({**environ, "wsgi.input": Dripping()}).status == 401


def test_a72_a_fault_inside_says_nothing_but_that_there_was_one(gateway):
    class Broken:
        def open(self, arrived):
            raise RuntimeError(SECRET)

    with capture_logs() as logs:
        reached = gateway.with_logs(Broken()).send(gateway.sealed())

    assert (reached.status, refusal(reached)) == (503, ("gateway", "fault"))
    assert SECRET not in reached.body.decode() + str(logs)


def test_a72_no_signature_key_or_number_of_a_person_stands_in_log_or_audit(gateway):
    with capture_logs() as logs:
        sealed = gateway.sealed()
        gateway.send(sealed)
        gateway.send(sealed)
    entries = str([entry.entry for entry in AuditEntry.objects.all()])

    for canary in (sealed.headers["X-Tongban-Signature"], LIN, "林晓雨"):
        assert canary not in str(logs)
        assert canary not in entries


def test_anybody_may_read_the_public_keys_and_that_it_lives(gateway):
    for path in ("/v1/keys", "/health/live"):
        assert gateway.request({"REQUEST_METHOD": "GET", "PATH_INFO": path}).status == 200
