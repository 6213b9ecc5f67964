"""Keys sign and verify; nothing altered, nothing of another key passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.gateway import ED25519, HMAC_SHA256, Ed25519Signer, HmacSigner, verifier
from tongban.core.vocabulary.errors import ConfigurationError

PAIR = Ed25519Signer(b"\x05" * 32, key_id="pair")
SHARED = HmacSigner(key_id="shared", secret=b"\x06" * 32)
KEYS = [(PAIR, verifier(ED25519, PAIR.public)), (SHARED, verifier(HMAC_SHA256, SHARED.secret))]


@pytest.mark.parametrize(("signer", "known"), KEYS)
@given(message=st.binary(), other=st.binary())
def test_a_signature_holds_for_its_message_alone(signer, known, message, other):
    signature = signer.signed(message).signature

    assert known.verifies(message, signature)
    assert known.verifies(other, signature) is (message == other)


@pytest.mark.parametrize(("signer", "known"), KEYS)
@pytest.mark.parametrize("signature", ["", "A", "!!", "é", "A" * 86, "A" * 10_000])
def test_what_is_no_signature_is_refused_without_a_fault(signer, known, signature):
    assert not known.verifies(b"message", signature)


@pytest.mark.parametrize(
    ("algorithm", "material"), [("none", b""), (ED25519, b"short"), (HMAC_SHA256, b"short")]
)
def test_a_key_that_is_too_short_or_of_no_kind_is_not_taken(algorithm, material):
    with pytest.raises(ConfigurationError):
        verifier(algorithm, material)


def test_a_shared_secret_is_not_shown():
    assert "\\x06" not in repr(SHARED)
