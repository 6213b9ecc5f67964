"""Signing (签名): how a call proves who asks, and an answer proves which question it answers.

Both sides know one key. The call's signature covers method, path, client, time, nonce and body;
the answer's covers the call's signature, so that an answer cut from another call is noticed (A66).
A nonce is taken once, within two minutes either way of the partner's clock (A64).
"""

import hashlib
import hmac
import threading
from collections import OrderedDict
from dataclasses import dataclass

CLIENT, TIMESTAMP, NONCE, SIGNATURE = "X-Client", "X-Timestamp", "X-Nonce", "X-Signature"
TOLERANCE_SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is signed of a request."""

    method: str
    path: str
    client: str
    timestamp: str
    nonce: str
    body: bytes

    def signature(self, key: bytes) -> str:
        """Return the signature that only who knows `key` can make."""
        digest = hashlib.sha256(self.body).hexdigest()
        parts = (self.method, self.path, self.client, self.timestamp, self.nonce, digest)
        return _mac(key, b"call", "\n".join(parts).encode())

    def headers(self, key: bytes) -> dict[str, str]:
        """Return the headers that carry the signature."""
        return {
            CLIENT: self.client,
            TIMESTAMP: self.timestamp,
            NONCE: self.nonce,
            SIGNATURE: self.signature(key),
        }


def answer_signature(key: bytes, call_signature: str, body: bytes) -> str:
    """Return the signature of an answer, bound to the call that it answers."""
    digest = hashlib.sha256(body).hexdigest()
    return _mac(key, b"answer", f"{call_signature}\n{digest}".encode())


def same(given: str, expected: str) -> bool:
    """Compare two signatures in a time that says nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def derived_key(secret: str, purpose: str) -> bytes:
    """Return a key for `purpose` alone, from one secret of the installation."""
    return hmac.digest(secret.encode(), f"tongban {purpose}".encode(), "sha256")


def _mac(key: bytes, kind: bytes, message: bytes) -> str:
    return hmac.new(key, kind + b"\n" + message, hashlib.sha256).hexdigest()


class SeenNonces:
    """Nonces that were taken, forgotten once their time has passed."""

    def __init__(self, *, most: int = 100_000) -> None:
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()

    def take(self, nonce: str, *, now: float) -> bool:
        """Take `nonce`; False when it was taken before or too many are waiting to expire."""
        with self._lock:
            while self._seen and next(iter(self._seen.values())) < now - 2 * TOLERANCE_SECONDS:
                self._seen.popitem(last=False)
            if nonce in self._seen or len(self._seen) >= self._most:
                return False
            self._seen[nonce] = now
            return True
