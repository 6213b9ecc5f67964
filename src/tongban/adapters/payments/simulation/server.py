"""The server (模拟银行服务): calls of the platform are signed, payers come with a browser."""

import hmac
import json
import threading
from collections.abc import Callable
from datetime import date, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from tongban.adapters.payments.signing import believed
from tongban.adapters.payments.simulation import pages
from tongban.adapters.payments.simulation.accounts import Accounts, Kept
from tongban.adapters.payments.simulation.faults import HANG_SECONDS, SLOW_SECONDS, Fault
from tongban.adapters.payments.simulation.notifying import Notifier
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

_ADDRESS = "127.0.0.1"
_JSON, _HTML = "application/json; charset=utf-8", "text/html; charset=utf-8"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_MOST_BODY = 16 * 1024


class SimulatedBank(ThreadingHTTPServer):
    """Serve `accounts`; port 0 takes any free one. Raises `ConfigurationError` for a taken port."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self, accounts: Accounts, notifier: Notifier, *, key: bytes, token: str, port: int
    ) -> None:
        try:
            super().__init__((_ADDRESS, port), _Handler)
        except OSError as error:
            raise ConfigurationError(f"Port {port} is taken; choose another one.") from error
        self.accounts, self.notifier = accounts, notifier
        self.key, self.token = key, token
        self.fault = Fault.UP
        self.told: list[threading.Thread] = []

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://{_ADDRESS}:{self.server_port}"

    @property
    def clock(self) -> Callable[[], datetime]:
        """Return the clock of the bank."""
        return self.accounts.clock

    def run(self) -> None:
        """Serve until the process is interrupted."""
        try:
            self.serve_forever(poll_interval=0.1)
        finally:
            self.notifier.stopping.set()
            self.server_close()

    def pay(self, order: Kept) -> bool:
        """Take the money of an order and tell the platform, as the day lets it."""
        less = 1 if self.fault is Fault.TAKES_LESS else 0
        again = self.fault is Fault.TAKES_TWICE
        if not self.accounts.pay(order.token, less=less, again=again):
            return False
        self.told.append(self.notifier.tell(order, self.fault))
        return True


class _Handler(BaseHTTPRequestHandler):
    """One connection to the simulated bank."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    server_version, sys_version = "simulated-bank", ""

    @property
    def bank(self) -> SimulatedBank:
        """Return the bank behind the server."""
        return cast("SimulatedBank", self.server)

    def do_GET(self) -> None:
        """Show a page to a payer, or answer a signed question."""
        path = urlsplit(self.path).path
        match path.split("/")[1:]:
            case [""]:
                orders = tuple(self.bank.accounts.orders.values())
                self._page(pages.front_page(orders, self.bank.fault))
            case ["health"]:
                self._say({"simulation": True})
            case ["pay", token]:
                self._show(token)
            case _:
                self._answer()

    def do_PUT(self) -> None:
        """Take an order or a refund."""
        self._answer()

    def do_DELETE(self) -> None:
        """Close an order."""
        self._answer()

    def do_POST(self) -> None:
        """Take what a payer does on a page, or switch the fault."""
        body = self._body()
        if body is None:
            return
        form = {name: v[0] for name, v in parse_qs(body.decode("utf-8", "replace")).items()}
        match urlsplit(self.path).path.split("/")[1:]:
            case ["fault"]:
                self._switch(form.get("fault", ""), token=form.get("token", ""))
            case ["pay", token]:
                self._paid(token, form.get("act", ""))
            case _:
                self._say({}, HTTPStatus.NOT_FOUND)

    def log_message(self, *_arguments: object) -> None:
        """Write nothing."""

    # -- the platform asks -------------------------------------------------------------------------
    def _answer(self) -> None:
        body = self._body()
        if body is None:
            return
        if self.bank.fault is Fault.DOWN:
            self.bank.notifier.stopping.wait(HANG_SECONDS)
            self.close_connection = True
            return
        what = f"{self.command} {self.path}"
        try:
            believed(what, dict(self.headers), body, secret=self.bank.key, now=self.bank.clock())
        except InvalidValue:
            self._say({"refused": "signature"}, HTTPStatus.FORBIDDEN)
            return
        try:
            said = self._done(json.loads(body) if body else {})
        except (ValueError, KeyError, TypeError, RecursionError):
            said = None
        self._say(said or {"refused": "form"}, HTTPStatus.OK if said else HTTPStatus.BAD_REQUEST)

    def _done(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        accounts = self.bank.accounts
        match self.command, self.path.split("/")[1:]:
            case "PUT", ["orders", order]:
                kept = accounts.open(order, {name: asked[name] for name in _ASKED})
                address = f"{self.bank.url}/pay/{kept.token}" if kept else ""
                return {"order": order, "address": address} if kept else None
            case "GET", ["orders", order]:
                return _told(order, accounts.orders.get(order))
            case "DELETE", ["orders", order]:
                return _told(order, accounts.close(order))
            case "PUT", ["refunds", refund]:
                back = accounts.refund(
                    refund, asked["order"], serial=asked["serial"], amount=asked["amount"]
                )
                told = back and {"serial": back["serial"], "day": back["day"]}
                return {"refund": refund, **told} if told else None
            case "GET", ["ledger", day]:
                return {"movements": accounts.ledger(date.fromisoformat(day))}
            case _:
                return None

    # -- a payer comes -----------------------------------------------------------------------------
    def _show(self, token: str) -> None:
        if self.bank.fault is Fault.SLOW:
            self.bank.notifier.stopping.wait(SLOW_SECONDS)
        order = self.bank.accounts.by_token(token)
        if order is None:
            self._say({}, HTTPStatus.NOT_FOUND)
            return
        self._page(pages.pay_page(order))

    def _paid(self, token: str, act: str) -> None:
        order = self.bank.accounts.by_token(token)
        if order is None:
            self._say({}, HTTPStatus.NOT_FOUND)
        elif act == "leave":
            self.bank.accounts.close(order.order)
            self._page(pages.told_page("没有付款", "订单已取消，没有扣款。", order.back))
        elif self.bank.pay(order):
            self._page(pages.told_page("付款成功", "银行已经收到这笔款。", order.back))
        else:
            self._page(pages.told_page("不能付款", "订单已经付过、关闭或者过期。", order.back))

    def _switch(self, fault: str, *, token: str) -> None:
        if not hmac.compare_digest(token.encode(), self.bank.token.encode()):
            self._say({"refused": "token"}, HTTPStatus.FORBIDDEN)
        elif fault not in {one.value for one in Fault}:
            self._say({"refused": "fault"}, HTTPStatus.BAD_REQUEST)
        else:
            self.bank.fault = Fault(fault)
            self._send(HTTPStatus.SEE_OTHER, b"", location="/")

    # -- wires -------------------------------------------------------------------------------------
    def _body(self) -> bytes | None:
        """Return the request's body, or refuse one without a bearable length."""
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdecimal()) or int(length) > _MOST_BODY:
            self.close_connection = True
            self._say({}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return None
        return self.rfile.read(int(length))

    def _page(self, content: bytes) -> None:
        self._send(HTTPStatus.OK, content, kind=_HTML)

    def _say(self, said: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(status, json.dumps(said).encode())

    def _send(
        self, status: HTTPStatus, content: bytes, *, kind: str = _JSON, location: str = ""
    ) -> None:
        """Send a reply, marked as a simulation; the caller may have gone away by then."""
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Content-Security-Policy": _POLICY,
            "Cache-Control": "no-store",
            "X-Simulation": "bank",
            **({"Location": location} if location else {}),
        }
        for name, value in headers.items():
            self.send_header(name, value)
        try:
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            self.close_connection = True


_ASKED = ("bill", "words", "amount", "until", "back")


def _told(order: str, kept: Kept | None) -> dict[str, Any]:
    if kept is None:
        return {"order": order, "state": "unknown"}
    return {
        "order": order,
        "state": kept.state,
        "amount": kept.paid,
        "serial": kept.serial,
        "day": kept.day,
    }
