"""A simulated OpenAI-compatible endpoint, a process of its own; the path says how it behaves."""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "endpoint-secret"
FOUND = [
    {"kind": "evidence", "block": 2, "quote": "租约"},
    {"kind": "condition", "block": 3, "quote": "本市户籍"},
    {"kind": "limit", "block": 4, "quote": "五个工作日"},
    {"kind": "citation", "block": 5, "quote": "《消防法》第十五条"},
    {"kind": "evidence", "block": 2, "quote": "没有写过的材料"},
    {"kind": "evidence", "block": 99, "quote": "租约"},
    {"kind": "order", "block": 2, "quote": "租约"},
    {"kind": "evidence", "block": "2", "quote": "租约"},
    {"kind": "evidence", "block": 2, "quote": ""},
    "garbage",
]


class Endpoint(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        how = self.path.split("/")[1]
        getattr(self, f"_{how}")()

    def _well(self) -> None:
        allowed = self.headers["authorization"] == f"Bearer {SECRET}"
        self._say(200 if allowed else 401, _content({"found": FOUND}))

    def _prose(self) -> None:
        self._say(200, _content("很高兴为您服务"))

    def _nolist(self) -> None:
        self._say(200, _content({"found": {}}))

    def _garbage(self) -> None:
        self._say(200, b"\x00\xff")

    def _deep(self) -> None:
        self._say(200, b"[" * 100_000)

    def _error(self) -> None:
        self._say(500, b"{}")

    def _redirect(self) -> None:
        self.send_response(302)
        self.send_header("location", "/well/chat/completions")
        self.send_header("content-length", "0")
        self.end_headers()

    def _huge(self) -> None:
        self._say(200, b" " * 2_000_000)

    def _trickle(self) -> None:
        self.send_response(200)
        self.send_header("content-length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.1)

    def _closed(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{")

    def _say(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _content(said: object) -> bytes:
    text = said if isinstance(said, str) else json.dumps(said)
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.exit(server.serve_forever())
