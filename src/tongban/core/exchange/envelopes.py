"""Envelopes (信封): who calls what, for whom, on what ground, once; and the answer bound to it.

A request's envelope travels as exact bytes, and those bytes are signed: nothing has to be written
twice in the same way by two systems. It names the digest of the body, so that signing it signs
both. The answer's envelope names the digest of the request's: an answer cut out of another call
does not fit. Purpose, item and case travel with the call (政务数据共享条例 第二十五条: no use
beyond the scope granted).
"""

import enum
import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Protocol, Self

from tongban.core.exchange.refusals import ClientRefused, ProviderRefused
from tongban.core.vocabulary.strict_json import NotStrictJson, parse

TOLERANCE_SECONDS: Final = 120
"""How far the clocks of two systems may be apart; a nonce is taken once for longer than that."""

MOST_ENVELOPE_BYTES: Final = 4096
CLIENT_HEADER: Final = "X-Tongban-Client"
ENVELOPE_HEADER: Final = "X-Tongban-Envelope"
KEY_HEADER: Final = "X-Tongban-Key"
SIGNATURE_HEADER: Final = "X-Tongban-Signature"
_LONGEST: Final = 200
_CODE: Final = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_NONCE: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Operation(enum.StrEnum):
    """What is wanted of a service (操作)."""

    QUERY = "query"
    VERIFY = "verify"


OPERATIONS: Final = frozenset(one.value for one in Operation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Everything about one call but its body (请求信封).

    `actor` is who asks at the client, `represented` in whose name, `case` the number of the case,
    `item` its service item and `ground` why there; `grant` may stay empty where only one can be
    meant. `sent_at` is in Unix seconds.
    """

    client: str
    service: str
    operation: Operation
    actor: str
    item: str
    purpose: str
    sent_at: int
    nonce: str
    body_digest: str
    case: str = ""
    ground: str = ""
    represented: str = ""
    grant: str = ""

    def written(self) -> bytes:
        """Return the bytes that are signed and sent."""
        return _written({name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Return the envelope of `content`.

        Raises:
            ClientRefused: when it is not exactly an envelope.
        """
        said = _members(content, cls.__slots__)
        if said is None or not _in_order(said):
            raise ClientRefused("envelope")
        return cls(**{**said, "operation": Operation(said["operation"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEnvelope:
    """Everything about one answer but its body (应答信封), bound to the request it answers."""

    request: str
    call: str
    outcome: str
    answered_at: int
    body_digest: str

    def written(self) -> bytes:
        """Return the bytes that are signed and sent."""
        return _written({name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def read(cls, content: bytes, *, request: str) -> Self:
        """Return the envelope of `content`, if it answers the request of that digest (A66).

        Raises:
            ProviderRefused: when it is no envelope, or answers another request.
        """
        said = _members(content, cls.__slots__)
        if said is None or type(said["answered_at"]) is not int:
            raise ProviderRefused("envelope")
        if said["request"] != request:
            raise ProviderRefused("spliced")
        return cls(**said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signature as text, and the key that made it (签名): keys change in traffic."""

    key_id: str
    signature: str


class Signer(Protocol):
    """Whatever can sign in the name of a party."""

    def signed(self, message: bytes) -> Signed:
        """Return the signature over `message`, with the name of the key that made it."""
        ...


class Verifier(Protocol):
    """Whatever can tell that a party signed."""

    def verifies(self, message: bytes, signature: str) -> bool:
        """Tell whether `signature` was made over exactly `message`."""
        ...


def digest(content: bytes) -> str:
    """Return the digest by which envelopes name a body or each other."""
    return hashlib.sha256(content).hexdigest()


def request_message(written: bytes) -> bytes:
    """Return what is signed of a request; the first line keeps it from passing as an answer."""
    return b"tongban-request-1\n" + written


def answer_message(written: bytes) -> bytes:
    """Return what is signed of an answer."""
    return b"tongban-answer-1\n" + written


def refuse_untimely(envelope: Envelope, *, now: float) -> None:
    """Raise `ClientRefused` when the call was signed too long ago, or in the future (A64)."""
    if abs(now - envelope.sent_at) > TOLERANCE_SECONDS:
        raise ClientRefused("time")


def refuse_other_body(envelope: Envelope, body: bytes) -> None:
    """Raise `ClientRefused` when `body` is not the one that was signed."""
    if digest(body) != envelope.body_digest:
        raise ClientRefused("body")


def _written(members: dict[str, Any]) -> bytes:
    return _WRITER.encode(members).encode()


def _members(content: bytes, names: Collection[str]) -> dict[str, Any] | None:
    """Return the members of an envelope, if it has exactly these."""
    if len(content) > MOST_ENVELOPE_BYTES:
        return None
    try:
        said = parse(content)
    except NotStrictJson:
        return None
    return said if isinstance(said, dict) and said.keys() == set(names) else None


def _in_order(said: dict[str, Any]) -> bool:
    """Tell whether each member of a request's envelope is what it must be."""
    texts = [value for name, value in said.items() if name != "sent_at"]
    if type(said["sent_at"]) is not int or set(map(type, texts)) != {str}:
        return False
    return (
        "".join(texts).isprintable()
        and max(map(len, texts)) <= _LONGEST
        and _CODE.fullmatch(said["client"]) is not None
        and _CODE.fullmatch(said["service"]) is not None
        and said["operation"] in OPERATIONS
        and _NONCE.fullmatch(said["nonce"]) is not None
        and _DIGEST.fullmatch(said["body_digest"]) is not None
        and bool(said["actor"] and said["item"] and said["purpose"])
    )
