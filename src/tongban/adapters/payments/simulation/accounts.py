"""The accounts of the simulated bank (模拟账册): orders, what was paid, what went back.

Kept as lines of a file, so that a bank that is started again knows what it took.
"""

import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

_CHINA: Final = timezone(timedelta(hours=8))
_TOKEN_BYTES = 16


@dataclass(slots=True)
class Kept:
    """One order: what is wanted, and what became of it."""

    order: str
    bill: str
    words: str
    amount: int
    until: str
    back: str
    token: str
    state: str = "open"
    paid: int = 0
    serial: str = ""
    day: str = ""


@dataclass(slots=True)
class Accounts:
    """Everything that the bank knows; `file` keeps it."""

    clock: Callable[[], datetime]
    file: Path | None = None
    orders: dict[str, Kept] = field(default_factory=dict)
    refunds: dict[str, dict[str, Any]] = field(default_factory=dict)
    movements: list[dict[str, Any]] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def load(self) -> None:
        """Read what an earlier run wrote."""
        if self.file is None or not self.file.exists():
            return
        kept = json.loads(self.file.read_text(encoding="utf-8"))
        self.orders = {one["order"]: Kept(**one) for one in kept["orders"]}
        self.refunds = kept["refunds"]
        self.movements = kept["movements"]

    def open(self, order: str, asked: dict[str, Any]) -> Kept | None:
        """Take an order, or the same again; None for another one under the same number."""
        with self._lock:
            known = self.orders.get(order)
            if known is None:
                known = Kept(order=order, token=secrets.token_urlsafe(_TOKEN_BYTES), **asked)
                self.orders[order] = known
                self._save()
            return known if known.amount == asked["amount"] else None

    def by_token(self, token: str) -> Kept | None:
        """Return the order whose page this is."""
        with self._lock:
            return next((one for one in self.orders.values() if one.token == token), None)

    def close(self, order: str) -> Kept | None:
        """Take no more money for an order that is open."""
        with self._lock:
            known = self.orders.get(order)
            if known is not None and known.state == "open":
                known.state = "closed"
                self._save()
            return known

    def pay(self, token: str, *, less: int = 0, again: bool = False) -> bool:
        """Take the money of an order, once; False when it is not open any more."""
        with self._lock:
            known = self.by_token(token)
            if known is None or known.state != "open" or self._expired(known):
                return False
            known.state, known.paid = "paid", known.amount - less
            known.serial, known.day = self._moved("in", known.order, known.paid)
            if again:
                self._moved("in", known.order, known.paid)
            self._save()
            return True

    def refund(self, refund: str, order: str, *, serial: str, amount: int) -> dict[str, Any] | None:
        """Give money back, once for a refund; None when that is more than came."""
        with self._lock:
            if refund in self.refunds:
                return self.refunds[refund]
            came = sum(o["amount"] for o in self.movements if o["serial"] == serial)
            gone = sum(o["amount"] for o in self.refunds.values() if o["of"] == serial)
            if order not in self.orders or amount <= 0 or gone + amount > came:
                return None
            made, day = self._moved("back", refund, amount)
            self.refunds[refund] = {"serial": made, "day": day, "of": serial, "amount": amount}
            self._save()
            return self.refunds[refund]

    def ledger(self, day: date) -> list[dict[str, Any]]:
        """Return everything that moved on a day."""
        with self._lock:
            return [one for one in self.movements if one["day"] == day.isoformat()]

    def _expired(self, one: Kept) -> bool:
        return self.clock() > datetime.fromisoformat(one.until)

    def _moved(self, direction: str, order: str, amount: int) -> tuple[str, str]:
        now = self.clock().astimezone(_CHINA)
        serial = f"YH{now:%Y%m%d%H%M%S}{secrets.randbelow(10**10):010d}"
        self.movements.append(
            {
                "serial": serial,
                "direction": direction,
                "order": order,
                "amount": amount,
                "day": now.date().isoformat(),
            }
        )
        return serial, now.date().isoformat()

    def _save(self) -> None:
        if self.file is None:
            return
        kept = {
            "orders": [
                {name: getattr(one, name) for name in Kept.__slots__}
                for one in self.orders.values()
            ],
            "refunds": self.refunds,
            "movements": self.movements,
        }
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self.file)
