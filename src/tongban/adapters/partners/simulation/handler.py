"""The handler (HTTP 处理): one connection to the simulated partner."""

import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Protocol, cast
from urllib.parse import parse_qs

from tongban.adapters.partners.signing import CLIENT, NONCE, SIGNATURE, TIMESTAMP, Call
from tongban.adapters.partners.simulation.desk import MOST_BODY_BYTES
from tongban.adapters.partners.simulation.faults import Fault
from tongban.adapters.partners.simulation.office import Office, Reply

_JSON = "application/json; charset=utf-8"
_HTML = "text/html; charset=utf-8"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_TRICKLE_SECONDS = 0.2
_UNKNOWN = Reply(status=HTTPStatus.NOT_FOUND, content=b'{"refused": "unknown"}')


class HasOffice(Protocol):
    """A server that knows its office."""

    office: Office


class Handler(BaseHTTPRequestHandler):
    """Take a request apart, let the office answer, and send the reply."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    server_version, sys_version = "simulated-partner", ""

    @property
    def office(self) -> Office:
        """Return the office behind the server."""
        return cast("HasOffice", self.server).office

    def do_GET(self) -> None:
        """Show the status page, or tell that the server lives."""
        if self.path == "/":
            page = Reply(status=HTTPStatus.OK, content=self.office.page())
            self._send(page, kind=_HTML)
        elif self.path == "/health":
            self._send(Reply(status=HTTPStatus.OK, content=b'{"simulation": true}'))
        else:
            self._send(_UNKNOWN)

    def do_PUT(self) -> None:
        """Switch the fault of `/faults/{dataset}`; the body reads `fault=slow&seconds=5`."""
        body = self._body()
        if body is None:
            return
        match self.path.split("/"):
            case ["", "faults", dataset]:
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
                form = {**_fields(body), "dataset": dataset, "token": token}
                self._send(Reply(status=self.office.switch(form), content=b"{}"))
            case _:
                self._send(_UNKNOWN)

    def do_POST(self) -> None:
        """Answer `/registers/{dataset}/query`, or take the form of the status page."""
        body = self._body()
        if body is None:
            return
        match self.path.split("/"):
            case ["", "registers", dataset, "query"]:
                self._query(dataset, body)
            case ["", "faults"]:
                status = self.office.switch(_fields(body))
                done = status == HTTPStatus.OK
                self._send(
                    Reply(
                        status=HTTPStatus.SEE_OTHER if done else status,
                        headers={"Location": "/"} if done else {},
                    )
                )
            case _:
                self._send(_UNKNOWN)

    def log_message(self, *_arguments: object) -> None:
        """Write nothing: requests name people."""

    def _query(self, dataset: str, body: bytes) -> None:
        fault = self.office.faults.of(dataset).fault
        if fault is Fault.DOWN:
            self.close_connection = True
            self.connection.close()
            return
        call = Call(
            method=self.command,
            path=self.path,
            client=self._one(CLIENT),
            timestamp=self._one(TIMESTAMP),
            nonce=self._one(NONCE),
            body=body,
        )
        reply = self.office.query(dataset, call, self._one(SIGNATURE), now=time.time())
        self._send(reply, trickling=fault is Fault.TRICKLE)

    def _one(self, header: str) -> str:
        """Return a header that is sent once; sent twice it counts as not sent (A63)."""
        values = self.headers.get_all(header, [])
        return str(values[0]) if len(values) == 1 else ""

    def _body(self) -> bytes | None:
        """Return the request's body, or refuse one without a bearable length."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()) or int(length) > MOST_BODY_BYTES:
            self.close_connection = True
            self._send(Reply(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
            return None
        return self.rfile.read(int(length))

    def _send(self, reply: Reply, *, kind: str = _JSON, trickling: bool = False) -> None:
        """Send `reply`, marked as a simulation; the caller may have gone away by then."""
        self.send_response(reply.status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(reply.content)),
            "Content-Security-Policy": _POLICY,
            "Cache-Control": "no-store",
            "X-Simulation": self.office.code,
            **reply.headers,
        }
        for name, value in headers.items():
            self.send_header(name, value)
        try:
            self.end_headers()
            if trickling:
                self._trickle(reply.content)
            else:
                self.wfile.write(reply.content)
        except OSError:
            self.close_connection = True

    def _trickle(self, content: bytes) -> None:
        for byte in content:
            if self.office.stopping.wait(_TRICKLE_SECONDS):
                self.close_connection = True
                return
            self.wfile.write(bytes([byte]))


def _fields(body: bytes) -> dict[str, str]:
    parsed = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in parsed.items()}
