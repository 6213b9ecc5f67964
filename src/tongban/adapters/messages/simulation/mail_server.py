"""The mail server (模拟邮件服务器): takes mail by SMTP (RFC 5321), on this machine alone."""

import socketserver
from email import message_from_bytes
from email.policy import default
from typing import cast

from tongban.adapters.messages.simulation.faults import HANG_SECONDS, Fault
from tongban.adapters.messages.simulation.side_rooms import Service, SideRooms, Taken
from tongban.core.vocabulary.errors import ConfigurationError

_ADDRESS = "127.0.0.1"
_MOST_LINE, _MOST_LINES = 2_000, 4_000


class SimulatedMailServer(socketserver.ThreadingTCPServer):
    """Take mail into `rooms`; port 0 takes any free one.

    Raises `ConfigurationError` for a taken port.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, rooms: SideRooms, *, port: int) -> None:
        try:
            super().__init__((_ADDRESS, port), _Session)
        except OSError as error:
            raise ConfigurationError(f"Port {port} is taken; choose another one.") from error
        self.rooms = rooms

    @property
    def port(self) -> int:
        """Return where it listens."""
        return int(self.server_address[1])


class _Session(socketserver.StreamRequestHandler):
    """One client: commands, one at a time, until it leaves."""

    timeout = 20

    def handle(self) -> None:
        """Answer until the client leaves or misbehaves."""
        self.rooms = cast("SimulatedMailServer", self.server).rooms
        self.to = ""
        if self.fault is Fault.HANGS:
            self.rooms.stopping.wait(HANG_SECONDS)
            return
        self._say("welcome" if self.fault is Fault.GARBAGE else "220 simulated mail server")
        try:
            for _ in range(_MOST_LINES):
                line = self.rfile.readline(_MOST_LINE).decode("utf-8", "replace")
                if not line or not self._answered(line.strip()):
                    return
        except OSError:
            return

    @property
    def fault(self) -> Fault:
        """Return how the server behaves now."""
        return self.rooms.fault(Service.MAIL)

    def _answered(self, line: str) -> bool:
        """Answer one command; tell whether the session goes on."""
        word = line.partition(" ")[0].upper()
        match word:
            case "EHLO" | "HELO" | "NOOP" | "RSET" | "MAIL":
                self._say("250 OK")
            case "RCPT" if self.fault is Fault.REFUSES:
                self._say("550 no such mailbox")
            case "RCPT":
                self.to = line.partition("<")[2].partition(">")[0]
                self._say("250 OK")
            case "DATA":
                self._say("354 go on")
                return self._taken()
            case "QUIT":
                self._say("221 bye")
                return False
            case _:
                self._say("502 not known")
        return True

    def _taken(self) -> bool:
        lines: list[bytes] = []
        for _ in range(_MOST_LINES):
            line = self.rfile.readline(_MOST_LINE)
            if not line:
                return False
            if line.rstrip(b"\r\n") == b".":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        mail = message_from_bytes(b"".join(lines), policy=default)
        self.rooms.take(
            Taken(
                service=Service.MAIL,
                key=str(mail["Message-ID"] or ""),
                to=self.to,
                title=str(mail["Subject"] or ""),
                words=str(mail.get_content()).strip(),
                at=self.rooms.clock(),
            )
        )
        if self.fault is Fault.DROPS:
            return False
        self._say("250 taken")
        return True

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
