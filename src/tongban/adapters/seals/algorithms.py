"""Algorithms (算法): Ed25519, ECDSA on P-256 and SM2, as one kind of key of 32 secret bytes.

A public key travels as DER (SubjectPublicKeyInfo, RFC 5280), so that any program can read it. Which
algorithm a key is for stands beside it and is never taken from what is being verified.
"""

import enum
import secrets
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
)

from tongban.adapters.seals.sm2 import Sm2PrivateKey, Sm2PublicKey
from tongban.core.vocabulary.errors import InvalidValue

SECRET_BYTES = 32
_MOST_KEPT = 64


class Algorithm(enum.Enum):
    """How a seal is made; the value stands in every seal."""

    ED25519 = "Ed25519"
    P256 = "ES256"
    SM2 = "SM2-SM3"


class SigningKey(Protocol):
    """The secret half of a key."""

    @property
    def public(self) -> bytes:
        """Return the public half as DER."""

    def sign(self, content: bytes) -> bytes:
        """Return a signature over `content`."""


class VerifyingKey(Protocol):
    """The public half of a key."""

    def verify(self, content: bytes, signature: bytes) -> bool:
        """Tell whether `signature` was made over exactly `content`."""


def signing_key(algorithm: Algorithm, secret: bytes) -> SigningKey:
    """Return the key of 32 secret bytes.

    Raises:
        InvalidValue: when they are no key of this algorithm.
        Unavailable: when this machine cannot do the algorithm.
    """
    if len(secret) != SECRET_BYTES:
        raise InvalidValue("key", "a key has 32 secret bytes")
    match algorithm:
        case Algorithm.ED25519:
            return _Ed25519(Ed25519PrivateKey.from_private_bytes(secret))
        case Algorithm.P256:
            return _P256(_p256(secret))
        case Algorithm.SM2:
            return Sm2PrivateKey(secret)


@lru_cache(maxsize=_MOST_KEPT)
def verifying_key(algorithm: Algorithm, public: bytes) -> VerifyingKey:
    """Return the key that was published as DER.

    Raises:
        InvalidValue: when it is none of this algorithm.
        Unavailable: when this machine cannot do the algorithm.
    """
    if algorithm is Algorithm.SM2:
        return Sm2PublicKey(public)
    try:
        key = load_der_public_key(public)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InvalidValue("key", "no public key") from error
    match algorithm, key:
        case Algorithm.ED25519, Ed25519PublicKey():
            return _KnownEd25519(key)
        case Algorithm.P256, ec.EllipticCurvePublicKey(curve=ec.SECP256R1()):
            return _KnownP256(key)
        case _:
            raise InvalidValue("key", f"no public key of {algorithm.value}")


def fresh_secret(algorithm: Algorithm) -> bytes:
    """Return 32 random bytes that are a key of `algorithm`."""
    while True:
        secret = secrets.token_bytes(SECRET_BYTES)
        try:
            signing_key(algorithm, secret)
        except InvalidValue:  # one number in four thousand million is not below the order
            continue
        return secret


class _Ed25519:
    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = _der(key.public_key())

    def sign(self, content: bytes) -> bytes:
        return self._key.sign(content)


class _P256:
    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key
        self.public = _der(key.public_key())

    def sign(self, content: bytes) -> bytes:
        return self._key.sign(content, ec.ECDSA(SHA256()))


class _KnownEd25519:
    def __init__(self, key: Ed25519PublicKey) -> None:
        self._key = key

    def verify(self, content: bytes, signature: bytes) -> bool:
        try:
            self._key.verify(signature, content)
        except InvalidSignature:
            return False
        return True


class _KnownP256:
    def __init__(self, key: ec.EllipticCurvePublicKey) -> None:
        self._key = key

    def verify(self, content: bytes, signature: bytes) -> bool:
        try:
            self._key.verify(signature, content, ec.ECDSA(SHA256()))
        except InvalidSignature:
            return False
        return True


def _p256(secret: bytes) -> ec.EllipticCurvePrivateKey:
    try:
        return ec.derive_private_key(int.from_bytes(secret), ec.SECP256R1())
    except ValueError as error:
        raise InvalidValue("key", "no number below the order of the curve") from error


def _der(key: Ed25519PublicKey | ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
