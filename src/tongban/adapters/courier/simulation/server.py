"""The server (模拟快递服务): orders and questions over HTTP, and a page, on this machine alone."""

import json
from datetime import timedelta, timezone
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, cast
from urllib.parse import parse_qs

from tongban.adapters.courier.simulation.depot import CourierFault, Depot, Held
from tongban.core.vocabulary.errors import ConfigurationError

_ADDRESS: Final = "127.0.0.1"
_CHINA: Final = timezone(timedelta(hours=8))
_MOST_BODY: Final = 16 * 1024
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_PAGE: Final = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>模拟快递</title>
<style>
body {{ font: 16px/1.6 "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 46rem;
       padding: 0 1rem; color: #1d1d1f; }}
p.mark {{ border-left: 4px solid #c3272b; padding: .25rem .75rem; background: #fdf2f2; }}
li {{ padding: .5rem 0; overflow-wrap: anywhere; }}
form {{ display: grid; gap: .75rem; max-width: 22rem; }}
label {{ display: grid; gap: .25rem; }}
input, select, button {{ font: inherit; padding: .4rem; min-height: 2.75rem; }}
</style>
</head>
<body>
<main>
<h1>模拟快递</h1>
<p class="mark">这是演示用的模拟系统，没有真的寄出东西。现在的状态：{state}。</p>
<ol>{parcels}</ol>
<h2>切换故障</h2>
<form method="post" action="/fault">
<label>状态<select name="fault">{faults}</select></label>
<label>演示口令<input name="token" type="password" autocomplete="off" required></label>
<button>切换</button>
</form>
</main>
</body>
</html>
"""


class SimulatedCourier(ThreadingHTTPServer):
    """Serve a depot; port 0 takes any free one. Raises `ConfigurationError` for a taken port."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, depot: Depot, *, port: int) -> None:
        try:
            super().__init__((_ADDRESS, port), _Handler)
        except OSError as error:
            raise ConfigurationError(f"Port {port} is taken; choose another one.") from error
        self.depot = depot

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://{_ADDRESS}:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    """One connection to the simulated courier."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    server_version, sys_version = "simulated-courier", ""

    @property
    def depot(self) -> Depot:
        """Return the depot behind the server."""
        return cast("SimulatedCourier", self.server).depot

    def do_GET(self) -> None:
        """Show the page, or where a parcel is."""
        if self.path == "/":
            self._send(HTTPStatus.OK, _page(self.depot).encode(), kind="text/html; charset=utf-8")
        elif self.path == "/health":
            self._json(HTTPStatus.OK, {"simulation": True})
        elif self._may_ask():
            self._tracked(self.path.removeprefix("/waybills/"))

    def do_PUT(self) -> None:
        """Take an order under `/parcels/{key}`."""
        body = self._body()
        if body is None or not self._may_ask():
            return
        try:
            recipient = str(json.loads(body)["recipient"])
        except (ValueError, KeyError, TypeError, RecursionError):
            recipient = ""
        if not recipient or self.depot.fault is CourierFault.DECLINES:
            self._json(HTTPStatus.UNPROCESSABLE_ENTITY, {"refused": "order"})
            return
        held = self.depot.take(self.path.removeprefix("/parcels/"), recipient)
        self._json(HTTPStatus.OK, {"key": held.key, "waybill": held.waybill})

    def do_POST(self) -> None:
        """Switch the fault by the form of the page."""
        body = self._body()
        if body is None:
            return
        form = {name: v[0] for name, v in parse_qs(body.decode("utf-8", "replace")).items()}
        match self.depot.switch(form.get("fault", ""), token=form.get("token", "")):
            case True:
                self._send(HTTPStatus.SEE_OTHER, b"", location="/")
            case False:
                self._json(HTTPStatus.FORBIDDEN, {"refused": "token"})
            case None:
                self._json(HTTPStatus.BAD_REQUEST, {"refused": "fault"})

    def log_message(self, *_arguments: object) -> None:
        """Write nothing: parcels name people."""

    def _tracked(self, waybill: str) -> None:
        tracks = self.depot.tracks(waybill)
        if tracks is None:
            self._json(HTTPStatus.NOT_FOUND, {})
            return
        told = [
            {"status": one.status.value, "at": one.at.isoformat(), "place": one.place}
            for one in tracks
        ]
        self._json(HTTPStatus.OK, {"waybill": waybill, "tracks": told})

    def _may_ask(self) -> bool:
        if self.depot.fault is CourierFault.DOWN:
            self._json(HTTPStatus.SERVICE_UNAVAILABLE, {})
            return False
        if self.depot.knows(self.headers.get("Authorization", "").removeprefix("Bearer ")):
            return True
        self._json(HTTPStatus.FORBIDDEN, {"refused": "key"})
        return False

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()) or int(length) > _MOST_BODY:
            self.close_connection = True
            self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"")
            return None
        return self.rfile.read(int(length))

    def _json(self, status: HTTPStatus, said: dict[str, Any]) -> None:
        self._send(status, json.dumps(said, ensure_ascii=False).encode())

    def _send(
        self,
        status: HTTPStatus,
        content: bytes,
        *,
        kind: str = "application/json; charset=utf-8",
        location: str = "",
    ) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Content-Security-Policy": _POLICY,
            "Cache-Control": "no-store",
            "X-Simulation": "courier",
            **({"Location": location} if location else {}),
        }
        for name, value in headers.items():
            self.send_header(name, value)
        try:
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            self.close_connection = True


def _page(depot: Depot) -> str:
    return _PAGE.format(
        state=depot.fault.words,
        parcels="".join(map(_line, depot.held())) or "<li>还没有寄件。</li>",
        faults="".join(f'<option value="{one.value}">{one.words}</option>' for one in CourierFault),
    )


def _line(one: Held) -> str:
    at = one.ordered_at.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M:%S")
    return f"<li>{one.waybill}，{escape(one.recipient)}，{at}，{one.fault.words}</li>"
