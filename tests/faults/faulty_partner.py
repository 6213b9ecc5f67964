"""A partner and a proxy that misbehave (问题接口), as a process of its own.

Run with the address of a well-behaved partner. The path says how this one misbehaves; the proxies
have ports of their own, forward to the other and spoil what comes back. The ports are printed.
"""

import json
import sys
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, cast

NUMBER, OTHER = "519901199203070045", "519901198811230019"
RECORD = {"idcard": NUMBER, "xm": "林晓雨", "csrq": "1992-03-07", "bz": "never asked for"}
XML = "<r><d><idcard>{}</idcard><xm>林晓雨</xm><csrq>19920307</csrq></d></r>"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><r><d><idcard>&j;</idcard></d></r>"
)
OUTSIDE = (
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r><d><idcard>&x;</idcard></d></r>'
)
TWICE = '{{"data": {{"idcard": "{0}", "xm": "甲", "xm": "乙"}}}}'
LONG_SECONDS = 20
MEGABYTE = 1024 * 1024
PROXIES = ("forwards", "replays", "splices", "aborts")


def body(how: str) -> bytes:
    """Return what is answered, well or badly."""
    answers = {
        "well": json.dumps({"data": RECORD}, ensure_ascii=False),
        "nobody": json.dumps({"data": None}),
        "wrong-subject": json.dumps({"data": {**RECORD, "idcard": OTHER}}),
        "lies": json.dumps({"data": {**RECORD, "csrq": {"year": 1992}}}),
        "page": "<html><body>系统升级维护中</body></html>",
        "deep": "[" * 10_000 + "]" * 10_000,
        "endless-number": '{"data": {"idcard": 1e999}}',
        "twice": TWICE.format(NUMBER),
        "xml-well": XML.format(NUMBER),
        "xml-wrong-subject": XML.format(OTHER),
        "xml-bomb": BOMB,
        "xml-outside": OUTSIDE,
        "xml-dtd": "<!DOCTYPE r>" + XML.format(NUMBER),
        "xml-cut": XML.format(NUMBER)[:40],
    }
    return answers.get(how, "").encode()


class Handler(BaseHTTPRequestHandler):
    """A partner: the path says how it misbehaves."""

    protocol_version = "HTTP/1.1"
    never: ClassVar[threading.Event] = threading.Event()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        how = self.path.strip("/")
        getattr(self, f"_{how}", lambda: self.tell(body(how)))()

    def tell(self, content: bytes, *, length: int = 0, **headers: str) -> None:
        """Send a head that promises `length` bytes, and some of them."""
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Write nothing."""

    def _hangs(self) -> None:
        self.never.wait(LONG_SECONDS)
        self.close_connection = True

    def _drips(self) -> None:
        whole = body("well")
        self.tell(b"", length=len(whole))
        for byte in whole:
            self.never.wait(0.2)
            self.wfile.write(bytes([byte]))

    def _aborts(self) -> None:
        self.tell(body("well")[:20], length=len(body("well")))
        self.close_connection = True

    def _floods(self) -> None:
        self.tell(b" " * MEGABYTE, length=50 * MEGABYTE)
        for _ in range(49):
            self.wfile.write(b" " * MEGABYTE)

    def _redirects(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/well")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _fails(self) -> None:
        self.send_error(500)

    def _refuses(self) -> None:
        self.send_error(403)

    def _packed(self) -> None:
        self.tell(body("well"), Content_Encoding="gzip")


class Proxy(Handler):
    """A proxy that forwards as it is, and says again what it said to somebody else before."""

    upstream: ClassVar[str] = ""
    kept: ClassVar[dict[str, tuple[bytes, str]]] = {}

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = urllib.request.Request(self.upstream + self.path, data=asked)  # noqa: S310
        for name, value in self.headers.items():
            if name.lower().startswith("x-"):
                request.add_header(name, value)
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            content, signature = answer.read(), answer.headers.get("X-Signature", "")
        self._spoiled(content, signature)

    def _spoiled(self, content: bytes, signature: str) -> None:
        how = cast("Server", self.server).how
        first = self.kept.setdefault(how, (content, signature))
        if how == "replays":
            content, signature = first
        if how == "splices":
            signature = first[1]
        kept = content[:20] if how == "aborts" else content
        self.close_connection = how == "aborts"
        self.tell(kept, length=len(content), X_Signature=signature)


class Server(ThreadingHTTPServer):
    """A partner, or a proxy that misbehaves in one way."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, handler: type[Handler], how: str) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.how = how

    def handle_error(self, *_arguments: object) -> None:
        """Let callers leave."""


if __name__ == "__main__":
    Proxy.upstream = sys.argv[1]
    servers = [Server(Handler, "")] + [Server(Proxy, how) for how in PROXIES]
    for server in servers[1:]:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(json.dumps({one.how: one.server_port for one in servers}) + "\n")
    sys.stdout.flush()
    servers[0].serve_forever()
