"""A time-stamp service in a process of its own: ``stamping_service.py FOLDER MANNER``.

It prints its port and then stamps by the authority kept in FOLDER. MANNER is `well`, or how it
fails: `refuses`, `garbage`, `endless`, `elsewhere` (a redirect).
"""

import asyncio
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from asn1crypto import tsp

from tongban.adapters.pdf_signatures.authority import kept_authority
from tongban.adapters.pdf_signatures.time_stamps import LocalTimeStamps
from tongban.project.clock import now

REPLY = "application/timestamp-reply"


class Service(BaseHTTPRequestHandler):
    """Answers one query after the other."""

    stamps: LocalTimeStamps
    manner = "well"

    def do_POST(self):
        query = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        status, content = 200, b""
        match self.manner:
            case "well":
                answer = asyncio.run(self.stamps.async_request_tsa_response(query))
                content = answer.dump()
            case "refuses":
                content = tsp.TimeStampResp({"status": {"status": "rejection"}}).dump()
            case "garbage":
                content = b"no stamp"
            case "endless":
                content = b"0" * 1_000_000
            case "elsewhere":
                status = 302
        self.send_response(status)
        self.send_header("Content-Type", REPLY)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


def main():
    moment = now()
    authority = kept_authority(Path(sys.argv[1]), moment)
    Service.stamps = LocalTimeStamps(authority, lambda: moment)
    Service.manner = sys.argv[2]
    server = HTTPServer(("127.0.0.1", 0), Service)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
