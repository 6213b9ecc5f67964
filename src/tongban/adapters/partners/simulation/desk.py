"""The desk (查询受理): who may ask, by which signature, for which purpose and which elements.

A call is answered only when its signature is right, its nonce new, its time close, its purpose
stated and each element asked for is one that the register serves (A63, A64, A69).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tongban.adapters.partners.signing import TOLERANCE_SECONDS, Call, SeenNonces, same
from tongban.core.vocabulary.strict_json import NotStrictJson, parse

MOST_BODY_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A call that is not answered, with its status and a stable reason."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A call that is answered: whose record, and which elements of it."""

    keys: Mapping[str, str]
    elements: tuple[str, ...]


class Desk:
    """Check calls against the clients that are known; `clients` maps an id to its key."""

    def __init__(self, clients: Mapping[str, bytes]) -> None:
        self._clients = clients
        self._nonces = SeenNonces()

    def key_of(self, client: str) -> bytes | None:
        """Return the key of a known client."""
        return self._clients.get(client)

    def identify(self, call: Call, signature: str, *, now: float) -> Turned | None:
        """Return why `call` is not believed, or None when it is."""
        key = self._clients.get(call.client)
        if key is None or not same(signature, call.signature(key)):
            return Turned(status=401, reason="signature")
        if not call.timestamp.isdecimal() or abs(now - int(call.timestamp)) > TOLERANCE_SECONDS:
            return Turned(status=401, reason="time")
        if not self._nonces.take(f"{call.client} {call.nonce}", now=now):
            return Turned(status=401, reason="replay")
        return None

    def read(self, body: bytes, served: frozenset[str]) -> Wanted | Turned:
        """Return what is wanted, or why it is not given."""
        try:
            asked = parse(body)
        except NotStrictJson:
            return Turned(status=400, reason="json")
        if not _well_formed(asked):
            return Turned(status=400, reason="form")
        if not all(asked["purpose"].get(part) for part in ("item", "actor", "ground")):
            return Turned(status=403, reason="purpose")
        if not set(asked["elements"]) <= served:
            return Turned(status=403, reason="elements")
        return Wanted(keys=asked["keys"], elements=tuple(asked["elements"]))


def refusal(turned: Turned) -> bytes:
    """Return the body that says why a call was turned away."""
    return json.dumps({"refused": turned.reason}).encode()


def _well_formed(asked: Any) -> bool:
    return (
        isinstance(asked, dict)
        and _texts(asked.get("keys"))
        and _texts(asked.get("purpose"))
        and isinstance(asked.get("elements"), list)
        and all(isinstance(element, str) for element in asked["elements"])
    )


def _texts(record: Any) -> bool:
    return isinstance(record, dict) and all(isinstance(text, str) for text in record.values())
