"""The server (模拟网关服务): messages come in over HTTP, on this machine alone."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import parse_qs, urlsplit

from tongban.adapters.messages.simulation import chat_room
from tongban.adapters.messages.simulation.box import MessageBox
from tongban.adapters.messages.simulation.faults import HANG_SECONDS, Fault
from tongban.adapters.messages.simulation.page import page_of
from tongban.adapters.messages.simulation.side_rooms import Service, SideRooms
from tongban.adapters.messages.texts import Text
from tongban.core.vocabulary.errors import ConfigurationError

_ADDRESS = "127.0.0.1"
_JSON, _HTML = "application/json; charset=utf-8", "text/html; charset=utf-8"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_MOST_BODY = 16 * 1024


class SimulatedCarrier(ThreadingHTTPServer):
    """Serve `box`; port 0 takes any free one. Raises `ConfigurationError` for a taken port."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, box: MessageBox, rooms: SideRooms, *, port: int) -> None:
        try:
            super().__init__((_ADDRESS, port), _Handler)
        except OSError as error:
            raise ConfigurationError(f"Port {port} is taken; choose another one.") from error
        self.box, self.rooms = box, rooms

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://{_ADDRESS}:{self.server_port}"

    def run(self) -> None:
        """Serve until the process is interrupted."""
        try:
            self.serve_forever(poll_interval=0.1)
        finally:
            self.box.stopping.set()
            self.rooms.stopping.set()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One connection to the simulated carrier."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    server_version, sys_version = "simulated-carrier", ""

    @property
    def box(self) -> MessageBox:
        """Return the box behind the server."""
        return cast("SimulatedCarrier", self.server).box

    @property
    def rooms(self) -> SideRooms:
        """Return the mails and chats behind the server."""
        return cast("SimulatedCarrier", self.server).rooms

    def do_GET(self) -> None:
        """Show the page, the messages to one telephone, or that the server lives."""
        where = urlsplit(self.path)
        match where.path:
            case "/":
                self._send(HTTPStatus.OK, page_of(self.box, self.rooms), kind=_HTML)
            case "/mails" | "/chats":
                service = Service.MAIL if where.path == "/mails" else Service.CHAT
                to = parse_qs(where.query).get("to", [""])[0]
                said = [
                    {"to": o.to, "title": o.title, "words": o.words}
                    for o in self.rooms.taken(service, to)
                ]
                self._send(HTTPStatus.OK, json.dumps(said).encode())
            case "/health":
                self._send(HTTPStatus.OK, b'{"simulation": true}')
            case "/messages":
                phone = parse_qs(where.query).get("to", [""])[0]
                told = [
                    {"to": o.text.phone, "words": o.text.words} for o in self.box.brought(phone)
                ]
                self._send(HTTPStatus.OK, json.dumps(told).encode())
            case _:
                self._send(HTTPStatus.NOT_FOUND, b"{}")

    def do_PUT(self) -> None:
        """Take a message to `/messages/{key}`."""
        body = self._body()
        if body is None:
            return
        if not self.box.knows(self.headers.get("Authorization", "").removeprefix("Bearer ")):
            self._send(HTTPStatus.FORBIDDEN, b'{"refused": "key"}')
            return
        text = _text_in(body)
        if text is None or self.path != f"/messages/{text.key}":
            self._send(HTTPStatus.BAD_REQUEST, b'{"refused": "form"}')
            return
        self._take(text)

    def do_POST(self) -> None:
        """Take what a robot is told, or switch a fault by the form of the page."""
        body = self._body()
        if body is None:
            return
        where = urlsplit(self.path)
        if where.path in chat_room.TOKENS:
            self._chat(where.path, {k: v[0] for k, v in parse_qs(where.query).items()}, body)
            return
        form = {name: v[0] for name, v in parse_qs(body.decode("utf-8", "replace")).items()}
        match self._switched(form):
            case True:
                self._send(HTTPStatus.SEE_OTHER, b"", location="/")
            case False:
                self._send(HTTPStatus.FORBIDDEN, b'{"refused": "token"}')
            case None:
                self._send(HTTPStatus.BAD_REQUEST, b'{"refused": "fault"}')

    def log_message(self, *_arguments: object) -> None:
        """Write nothing: messages name people."""

    def _switched(self, form: dict[str, str]) -> bool | None:
        fault, token = form.get("fault", ""), form.get("token", "")
        side = {one.value: one for one in Service}.get(form.get("service", ""))
        if side is not None:
            return self.rooms.switch(side, fault, token=token)
        return self.box.switch(fault, token=token)

    def _chat(self, path: str, asked: dict[str, str], body: bytes) -> None:
        match self.rooms.fault(Service.CHAT):
            case Fault.REFUSES:
                self._send(HTTPStatus.OK, b'{"errcode": 300001, "errmsg": "refused"}')
            case Fault.HANGS:
                self.rooms.stopping.wait(HANG_SECONDS)
                self.close_connection = True
            case Fault.GARBAGE:
                self._send(HTTPStatus.OK, b"<html>welcome</html>", kind=_HTML)
            case Fault.DROPS:
                chat_room.answer(self.rooms, path, asked, body)
                self.close_connection = True
                self.connection.close()
            case Fault.UP | Fault.DOUBLES:
                said = chat_room.answer(self.rooms, path, asked, body)
                self._send(HTTPStatus.OK, json.dumps(said).encode())

    def _take(self, text: Text) -> None:
        match self.box.fault:
            case Fault.REFUSES:
                self._send(HTTPStatus.UNPROCESSABLE_ENTITY, b'{"refused": "number"}')
            case Fault.HANGS:
                self.box.stopping.wait(HANG_SECONDS)
                self.close_connection = True
            case Fault.DROPS:
                self.box.take(text)
                self.close_connection = True
                self.connection.close()
            case Fault.GARBAGE:
                self._send(HTTPStatus.OK, b"<html>welcome</html>", kind=_HTML)
            case Fault.UP | Fault.DOUBLES:
                self.box.take(text)
                self._send(HTTPStatus.OK, json.dumps({"taken": text.key}).encode())

    def _body(self) -> bytes | None:
        """Return the request's body, or refuse one without a bearable length."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()) or int(length) > _MOST_BODY:
            self.close_connection = True
            self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"")
            return None
        return self.rfile.read(int(length))

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
            "X-Simulation": "messages",
            **({"Location": location} if location else {}),
        }
        for name, value in headers.items():
            self.send_header(name, value)
        try:
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            self.close_connection = True


def _text_in(body: bytes) -> Text | None:
    try:
        said = json.loads(body)
        return Text(key=str(said["key"]), phone=str(said["to"]), words=str(said["words"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
