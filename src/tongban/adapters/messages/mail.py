"""Mail (电子邮件): plain text over SMTP (RFC 5321), to one registered server, each under its key.

The connection comes from the wiring, which guards it. A mail says of itself that a machine wrote it
(RFC 3834), so that no absence notice answers. Sent again after silence it carries the same
Message-ID, by which readers show it once.
"""

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as MAIL_POLICY
from email.utils import formatdate, parseaddr
from typing import Any, Final

from tongban.adapters.messages.texts import HandedOver, Handing, Outgoing, Refused, Unreachable

Connect = Callable[[str, int, float], socket.socket]
"""Opens a connection to a checked address of a host, within some seconds."""

_NEVER: Final = range(500, 600)
_READY: Final = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The server that takes our mail, and the name it knows us by (发件服务器)."""

    host: str
    port: int
    sender: str
    name: str
    user: str = ""
    password: str = field(repr=False, default="")
    encrypted: bool = True
    seconds: float = 10.0


class SmtpCarrier:
    """Hands notices to a mail server as plain text."""

    def __init__(self, server: MailServer, connect: Connect) -> None:
        self._server = server
        self._connect = connect

    def hand_over(self, outgoing: Outgoing) -> Handing:
        """Return what became of handing it over; raises nothing."""
        try:
            mail = self._written(outgoing)
        except ValueError:
            return Refused(fault="address")
        try:
            with self._open() as session:
                session.send_message(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            never = all(code in _NEVER for code in codes)
            return Refused(fault="recipient") if never else Unreachable(fault="recipient_later")
        except smtplib.SMTPResponseException as answer:
            never = answer.smtp_code in _NEVER
            fault = f"smtp_{answer.smtp_code}"
            return Refused(fault=fault) if never else Unreachable(fault=fault)
        except TimeoutError:
            return Unreachable(fault="slow")
        except (OSError, smtplib.SMTPException):
            return Unreachable(fault="down")
        return HandedOver()

    def _open(self) -> smtplib.SMTP:
        server = self._server
        session = _Guarded(self._connect, timeout=server.seconds)
        code, said = session.connect(server.host, server.port)
        if code != _READY:
            session.close()
            raise smtplib.SMTPServerDisconnected(f"{code} {said!r}")
        if server.encrypted:
            session.starttls(context=ssl.create_default_context())
        if server.user:
            session.login(server.user, server.password)
        return session

    def _written(self, outgoing: Outgoing) -> EmailMessage:
        """Return the mail; raises `ValueError` for whatever would break out of a header."""
        if not outgoing.to or parseaddr(outgoing.to) != ("", outgoing.to):
            raise ValueError("address")
        mail = EmailMessage(policy=MAIL_POLICY)
        host = self._server.sender.rpartition("@")[2]
        mail["Subject"] = outgoing.title
        mail["From"] = f"{self._server.name} <{self._server.sender}>"
        mail["To"] = outgoing.to
        mail["Date"] = formatdate()
        mail["Message-ID"] = f"<{outgoing.key}@{host}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content("\n\n".join(part for part in (outgoing.words, outgoing.link) if part))
        return mail


class _Guarded(smtplib.SMTP):
    """A session over a connection that somebody else opened and checked."""

    def __init__(self, connect: Connect, *, timeout: float) -> None:
        self._open = connect
        super().__init__(timeout=timeout)

    def _get_socket(self, host: str, port: int, timeout: Any) -> socket.socket:
        opened = self._open(host, port, timeout)
        opened.settimeout(timeout)
        return opened
