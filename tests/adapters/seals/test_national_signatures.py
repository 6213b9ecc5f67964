"""SM2 by the system's OpenSSL: what every other program signs is known, what is wrong is not.

A86: edge values, keys off the curve, broken DER and another signer's name are refused.
"""

import secrets

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.seals import openssl as library
from tongban.adapters.seals.algorithms import Algorithm, fresh_secret, signing_key, verifying_key
from tongban.adapters.seals.known_answers import KnownAnswerFailed, prove
from tongban.adapters.seals.sm2 import ORDER, Sm2PrivateKey, Sm2PublicKey
from tongban.core.vocabulary.errors import InvalidValue, Unavailable

CONTENT = b"message digest"
KEY = Sm2PrivateKey(
    bytes.fromhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
)
KNOWN = Sm2PublicKey(KEY.public)
R, S = decode_dss_signature(KEY.sign(CONTENT))
REST = ORDER - R


@pytest.mark.parametrize("algorithm", Algorithm)
def test_every_algorithm_gives_the_answers_of_its_standard(algorithm):
    prove([algorithm])


def test_the_public_key_of_the_standards_example_follows_from_its_secret():
    x, y = KEY.public[-64:-32].hex(), KEY.public[-32:].hex()

    assert x == "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    assert y == "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_fresh_key_knows_what_it_signed_and_nothing_else(algorithm):
    mine = signing_key(algorithm, fresh_secret(algorithm))
    known = verifying_key(algorithm, mine.public)
    other = signing_key(algorithm, fresh_secret(algorithm))

    assert known.verify(CONTENT, mine.sign(CONTENT))
    assert not known.verify(CONTENT + b" ", mine.sign(CONTENT))
    assert not known.verify(CONTENT, other.sign(CONTENT))


@pytest.mark.parametrize(
    ("r", "s"),
    [
        (0, S),
        (R, 0),
        (0, 0),
        (ORDER, S),
        (R, ORDER),
        (R + ORDER, S),
        (R, S + ORDER),
        (R, REST),
        (1, ORDER - 1),
        (R, ORDER - 1),
        (S, R),
        (1, 1),
    ],
)
def test_a86_numbers_that_no_signature_has_are_refused(r, s):
    assert not KNOWN.verify(CONTENT, encode_dss_signature(r, s))


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\x00",
        b"\x30",
        b"\x30\x00",
        KEY.sign(CONTENT)[:-1],
        KEY.sign(CONTENT) + b"\x00",
        b"\x30\x80" + KEY.sign(CONTENT)[2:] + b"\x00\x00",
        b"\x31" + KEY.sign(CONTENT)[1:],
        b"\x30\x06\x02\x01\xff\x02\x01\x01",
        b"\x30" * 72,
        b"\xff" * 4096,
    ],
)
def test_a86_what_is_no_exact_der_is_refused(broken):
    assert not KNOWN.verify(CONTENT, broken)


def test_a86_a_length_written_the_long_way_is_refused():
    signature = KEY.sign(CONTENT)

    assert not KNOWN.verify(CONTENT, b"\x30\x81" + signature[1:])


@given(st.binary(max_size=80))
def test_a86_no_random_bytes_are_a_signature(rubbish):
    assert not KNOWN.verify(CONTENT, rubbish)


def test_a86_a_signature_in_another_signers_name_is_refused():
    signature = KEY.sign(CONTENT, signer=b"ALICE123@YAHOO.COM")

    assert KNOWN.verify(CONTENT, signature, signer=b"ALICE123@YAHOO.COM")
    assert not KNOWN.verify(CONTENT, signature)


def _public(x: int, y: int) -> bytes:
    return KEY.public[:-64] + x.to_bytes(32) + y.to_bytes(32)


X, Y = int.from_bytes(KEY.public[-64:-32]), int.from_bytes(KEY.public[-32:])
FIELD = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF


@pytest.mark.parametrize(
    "public",
    [
        _public(X, Y ^ 1),
        _public(0, 0),
        _public(X, 0),
        _public(FIELD, Y),
        _public(2**256 - 1, 2**256 - 1),
        KEY.public[:-1],
        KEY.public + b"\x00",
        b"",
        signing_key(Algorithm.P256, secrets.token_bytes(31) + b"\x01").public,
        signing_key(Algorithm.ED25519, secrets.token_bytes(32)).public,
    ],
)
def test_a86_a_key_that_is_no_point_of_the_curve_is_refused(public):
    with pytest.raises(InvalidValue):
        Sm2PublicKey(public)


@pytest.mark.parametrize("number", [0, ORDER - 1, ORDER, 2**256 - 1])
@pytest.mark.parametrize("algorithm", [Algorithm.P256, Algorithm.SM2])
def test_a86_a_secret_outside_the_order_is_no_key(algorithm, number):
    below_the_order_of_p256 = algorithm is Algorithm.P256 and number in (ORDER - 1, ORDER)
    if below_the_order_of_p256:
        number = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

    with pytest.raises(InvalidValue):
        signing_key(algorithm, number.to_bytes(32))


@pytest.mark.parametrize("length", [0, 31, 33])
@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_secret_of_another_length_is_no_key(algorithm, length):
    with pytest.raises(InvalidValue):
        signing_key(algorithm, b"\x01" * length)


@pytest.mark.parametrize("algorithm", [Algorithm.ED25519, Algorithm.P256])
def test_a_public_key_of_another_algorithm_is_refused(algorithm):
    for public in (KEY.public, b"rubbish"):
        with pytest.raises(InvalidValue):
            verifying_key(algorithm, public)


def test_nothing_is_sealed_where_a_known_answer_is_wrong(monkeypatch):
    monkeypatch.setattr(Sm2PublicKey, "verify", lambda *_: True)

    with pytest.raises(KnownAnswerFailed, match="SM2"):
        prove([Algorithm.SM2])


def test_without_openssl_sm2_says_what_is_missing_and_the_others_still_work(monkeypatch):
    monkeypatch.setattr(library.ctypes.util, "find_library", lambda _: "libnothing.so.0")
    library.openssl.cache_clear()
    try:
        with pytest.raises(Unavailable, match="OpenSSL 3"):
            signing_key(Algorithm.SM2, b"\x01" * 32)
        prove([Algorithm.ED25519, Algorithm.P256])
    finally:
        library.openssl.cache_clear()
