"""Work chats (工作群): robots of DingTalk and WeCom, each called in its vendor's own form.

DingTalk signs a call: the moment in milliseconds and the secret, under HMAC-SHA256, in the address.
WeCom knows a robot by its key alone. Who is called is fixed by the wiring, one origin a vendor;
a robot brings nothing but its token, so no row of the database leads anywhere else (A58, A61).
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import httpx

from tongban.adapters.messages.texts import HandedOver, Handing, Outgoing, Refused, Unreachable

_MOST_BYTES: Final = 16 * 1024
_LATER: Final = frozenset({130101, 410100, 45009, 45033, -1})
"""Too many calls in a minute (both allow twenty), or the vendor is busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatOrigin:
    """Where robots of a vendor are called, and in which form (机器人接口)."""

    base_url: str
    path: str
    parameter: str
    signed: bool
    transport: httpx.BaseTransport


class ChatCarrier:
    """Hands notices to robots; `moment` is the Unix time in milliseconds."""

    def __init__(self, origins: Mapping[str, ChatOrigin], moment: Callable[[], int]) -> None:
        self._origins = origins
        self._moment = moment

    def hand_over(self, outgoing: Outgoing) -> Handing:
        """Return what became of handing it over; raises nothing."""
        origin = self._origins.get(outgoing.vendor)
        if origin is None:
            return Refused(fault="no_carrier")
        text = "\n".join(part for part in (outgoing.title, outgoing.words, outgoing.link) if part)
        body = {"msgtype": "text", "text": {"content": text}}
        address = self._address(origin, outgoing)
        try:
            with (
                httpx.Client(transport=_Kept(origin.transport), trust_env=False) as client,
                client.stream("POST", address, json=body) as answer,
            ):
                if answer.status_code != httpx.codes.OK:
                    return Unreachable(fault=f"status_{answer.status_code}")
                return _judged(_bounded(answer))
        except httpx.TimeoutException:
            return Unreachable(fault="slow")
        except httpx.HTTPError:
            return Unreachable(fault="down")

    def _address(self, origin: ChatOrigin, outgoing: Outgoing) -> str:
        asked = {origin.parameter: outgoing.to}
        if origin.signed:
            at = self._moment()
            asked |= {"timestamp": str(at), "sign": signature(outgoing.secret, at)}
        return f"{origin.base_url}{origin.path}?{urlencode(asked)}"


def signature(secret: str, at: int) -> str:
    """Return what DingTalk wants as `sign`: of the moment and the secret, under the secret."""
    said = f"{at}\n{secret}".encode()
    return base64.b64encode(hmac.new(secret.encode(), said, hashlib.sha256).digest()).decode()


def _judged(content: bytes) -> Handing:
    """Return what an answer says; both vendors answer 200 and tell more in `errcode`."""
    try:
        code = int(json.loads(content)["errcode"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return Unreachable(fault="garbage")
    if code == 0:
        return HandedOver()
    return Unreachable(fault=f"code_{code}") if code in _LATER else Refused(fault=f"code_{code}")


def _bounded(answer: httpx.Response) -> bytes:
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > _MOST_BYTES:
            return b""
    return content


class _Kept(httpx.BaseTransport):
    """A transport that a client does not close, since the next call wants it."""

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._transport = transport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._transport.handle_request(request)
