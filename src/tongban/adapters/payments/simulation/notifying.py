"""Notices (付款通知): told to the platform when money came, as well as the day lets them arrive."""

import json
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

import httpx

from tongban.adapters.payments.client import NOTICE
from tongban.adapters.payments.signing import Signed
from tongban.adapters.payments.simulation.accounts import Kept
from tongban.adapters.payments.simulation.faults import LATE_SECONDS, Fault

_TIMES, _BREATH_SECONDS, _CALL_SECONDS = 5, 1.0, 10.0
_KEY_BYTES = 16


@dataclass(slots=True)
class Notifier:
    """Tells `address` what happened to orders; it tries again until it is heard."""

    address: str
    key: bytes
    clock: Callable[[], datetime]
    stopping: threading.Event = field(default_factory=threading.Event)

    def tell(self, order: Kept, fault: Fault) -> threading.Thread:
        """Tell of a payment beside everything else."""
        notices = tuple(notices_of(order, fault))
        thread = threading.Thread(target=self._tell_all, args=(notices, fault), daemon=True)
        thread.start()
        return thread

    def _tell_all(self, notices: tuple[bytes, ...], fault: Fault) -> None:
        if fault is Fault.LATE:
            self.stopping.wait(LATE_SECONDS)
        for body in notices:
            key = secrets.token_hex(_KEY_BYTES)
            self._insist(body, key, fault)
            if fault is Fault.DOUBLES:
                self._insist(body, key, fault)
                self._insist(body, secrets.token_hex(_KEY_BYTES), fault)

    def _insist(self, body: bytes, key: str, fault: Fault) -> None:
        secret = b"somebody else's" if fault is Fault.WRONG_SIGNATURE else self.key
        for _ in range(_TIMES):
            moment = str(int(self.clock().timestamp()))
            signed = Signed(what=NOTICE, key=key, moment=moment, body=body)
            if self._heard(body, signed.headers(secret)) or self.stopping.wait(_BREATH_SECONDS):
                return

    def _heard(self, body: bytes, headers: dict[str, str]) -> bool:
        """Tell whether the notice arrived, taken or refused; a refusal is not tried again."""
        try:
            answer = httpx.post(
                self.address, content=body, headers=headers, timeout=_CALL_SECONDS, trust_env=False
            )
        except httpx.HTTPError:
            return False
        return answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR


def notices_of(order: Kept, fault: Fault) -> Iterator[bytes]:
    """Yield what is told of a payment: that it began, and that the money came."""
    if fault is Fault.LOSES:
        return
    told = {"order": order.order, "amount": order.paid, "serial": order.serial}
    if fault is Fault.WRONG_AMOUNT:
        told["amount"] = order.paid * 10
    began = json.dumps({**told, "state": "open"}).encode()
    came = json.dumps({**told, "state": "paid"}).encode()
    yield from (came, began) if fault is Fault.OUT_OF_ORDER else (began, came)
