"""A receiver believes the platform, about this very message, at this very time (A73)."""

from datetime import UTC, datetime, timedelta

import pytest

from tongban.adapters.gateway import Ed25519Signer, believed_message, signed_headers
from tongban.core.vocabulary.errors import InvalidValue

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SIGNER = Ed25519Signer(b"\x05" * 32, key_id="gateway-1")
KEYS = {"gateway-1": SIGNER.public}
BODY = b'{"type": "case.accepted", "key": "MC-1"}'
HEADERS = signed_headers(SIGNER, "msg_1_1", int(NOW.timestamp()), BODY)


def test_a73_a_message_is_believed_with_its_signature_whatever_case_its_headers_have():
    shouted = {name.upper(): value for name, value in HEADERS.items()}
    assert believed_message(shouted, BODY, KEYS, now=NOW)["type"] == "case.accepted"


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_2_1"},
        {"webhook-signature": ""},
        {"webhook-signature": "v1a,!!!"},
        {"webhook-signature": "v1," + HEADERS["webhook-signature"].partition(",")[2]},
        {"webhook-key": "gateway-2"},
        {"webhook-timestamp": str(int(NOW.timestamp()) + 1)},
        {"webhook-timestamp": "soon"},
    ],
)
def test_a73_a_message_without_its_own_signature_is_refused(changed):
    with pytest.raises(InvalidValue):
        believed_message(HEADERS | changed, BODY, KEYS, now=NOW)


def test_a73_another_body_is_refused():
    with pytest.raises(InvalidValue):
        believed_message(HEADERS, BODY + b" ", KEYS, now=NOW)


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a73_a_message_kept_back_or_ahead_of_time_is_refused(minutes):
    with pytest.raises(InvalidValue):
        believed_message(HEADERS, BODY, KEYS, now=NOW + timedelta(minutes=minutes))
