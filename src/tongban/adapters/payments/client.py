"""A bank over HTTP (银行接口): each call signed, bounded in size here and in time outside.

The transport comes from the wiring, which guards it: one registered origin, checked addresses, one
deadline for everything. An answer counts only when it is about the very order that was asked about;
anything else is silence, and silence is asked again.
"""

import json
import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from tongban.adapters.payments.signing import Signed, believed
from tongban.core.payments.bank import (
    Collected,
    FoundOrder,
    GivenBack,
    PaymentNotice,
    PaymentSlip,
    RefundSlip,
)
from tongban.core.payments.reconciliation import Direction, Movement
from tongban.core.vocabulary.errors import InvalidValue, Reason, Unavailable
from tongban.core.vocabulary.money import Money

MOST_BYTES: Final = 4 * 1024 * 1024
NOTICE: Final = "notice"
_NONCE_BYTES = 16


class HttpBank:
    """Asks the bank at `base_url`; `call_key` signs our calls, `notice_key` its notices."""

    def __init__(
        self,
        transport: httpx.BaseTransport,
        *,
        base_url: str,
        call_key: bytes,
        notice_key: bytes,
        clock: Callable[[], datetime],
    ) -> None:
        self._base = base_url.rstrip("/")
        self._call_key, self._notice_key = call_key, notice_key
        self._clock = clock
        self._client = httpx.Client(transport=transport, trust_env=False, follow_redirects=False)

    def open(self, slip: PaymentSlip) -> str:
        """Return the address at which an order is paid."""
        told = self._ask(
            "PUT",
            f"/orders/{slip.order}",
            {
                "bill": slip.bill,
                "words": slip.words,
                "amount": slip.amount.fen,
                "until": slip.until.isoformat(),
                "back": slip.back,
            },
        )
        address = str(told.get("address", ""))
        if told.get("order") != slip.order or urlsplit(address).scheme not in {"http", "https"}:
            raise Unavailable("the bank answered about something else")
        return address

    def find(self, order: str) -> FoundOrder:
        """Return what the ledger says of an order."""
        return _found(self._ask("GET", f"/orders/{order}"), order)

    def close(self, order: str) -> FoundOrder:
        """Take no more money for an order."""
        return _found(self._ask("DELETE", f"/orders/{order}"), order)

    def refund(self, slip: RefundSlip) -> GivenBack:
        """Give money back."""
        told = self._ask(
            "PUT",
            f"/refunds/{slip.refund}",
            {"order": slip.order, "serial": slip.serial, "amount": slip.amount.fen},
        )
        if told.get("refund") != slip.refund:
            raise Unavailable("the bank answered about something else")
        try:
            return GivenBack(serial=_word(told["serial"]), day=date.fromisoformat(told["day"]))
        except (KeyError, ValueError, TypeError) as error:
            raise Unavailable("what the bank says of a refund cannot be read") from error

    def ledger(self, day: date) -> tuple[Movement, ...]:
        """Return everything that moved on a day."""
        told = self._ask("GET", f"/ledger/{day.isoformat()}")
        try:
            return tuple(map(_movement, told["movements"]))
        except (KeyError, ValueError, TypeError) as error:
            raise Unavailable("the ledger of the bank cannot be read") from error

    def believe(self, headers: Mapping[str, str], body: bytes, *, now: datetime) -> PaymentNotice:
        """Return what a notice says."""
        key = believed(NOTICE, headers, body, secret=self._notice_key, now=now)
        try:
            said = json.loads(body)
            return PaymentNotice(
                key=key,
                order=str(said["order"]),
                state=Collected(said["state"]),
                amount=_money(said["amount"]),
                serial=str(said["serial"]),
            )
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InvalidValue("notice", Reason.FORMAT) from error

    def _ask(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> dict[str, Any]:
        body = json.dumps(said).encode() if said is not None else b""
        signed = Signed(
            what=f"{method} {path}",
            key=secrets.token_hex(_NONCE_BYTES),
            moment=str(int(self._clock().timestamp())),
            body=body,
        )
        headers = signed.headers(self._call_key)
        try:
            with self._client.stream(
                method, self._base + path, content=body, headers=headers
            ) as answer:
                content = _bounded(answer)
        except httpx.HTTPError as error:
            raise Unavailable("the bank does not answer") from error
        if answer.status_code != HTTPStatus.OK:
            raise Unavailable(f"the bank answers {answer.status_code}")
        return _object(content)


def _bounded(answer: httpx.Response) -> bytes:
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > MOST_BYTES:
            raise Unavailable("the bank says too much")
    return content


def _object(content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unavailable("the bank answers no JSON") from error
    if not isinstance(said, dict):
        raise Unavailable("the bank answers something else")
    return said


def _found(told: Mapping[str, Any], order: str) -> FoundOrder:
    try:
        if told["order"] != order:
            raise Unavailable("the bank answered about something else")
        return FoundOrder(
            order=order,
            state=Collected(told["state"]),
            amount=_money(told.get("amount", 0)),
            serial=str(told.get("serial", "")),
            day=date.fromisoformat(told["day"]) if told.get("day") else None,
        )
    except (KeyError, ValueError, TypeError, InvalidValue) as error:
        raise Unavailable("what the bank says of an order cannot be read") from error


def _movement(told: Mapping[str, Any]) -> Movement:
    return Movement(
        serial=str(told["serial"]),
        direction=Direction(told["direction"]),
        order=str(told["order"]),
        amount=_money(told["amount"]),
    )


def _money(told: object) -> Money:
    if type(told) is not int:
        raise ValueError("no whole number of fen")
    return Money(told)


def _word(told: object) -> str:
    if not isinstance(told, str) or not told:
        raise ValueError("no word")
    return told
