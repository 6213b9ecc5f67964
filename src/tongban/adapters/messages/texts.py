"""What is handed over (短信、邮件、群消息), and what comes of it (交付结果)."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text message: its key, the telephone, and what it says."""

    key: str
    phone: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One notice on its way out by any channel: its key, to whom, and what it says.

    `to` is a telephone, a mail address or the token of a robot of `vendor`, whose `secret` signs.
    """

    key: str
    to: str = field(repr=False)
    title: str = field(repr=False)
    words: str = field(repr=False)
    short: str = field(repr=False)
    link: str = field(repr=False, default="")
    vendor: str = ""
    secret: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """The carrier has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The carrier will never bring this one: the number or the words are not acceptable."""

    fault: str = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """No sensible answer in time; whether it has the message is unknown, so it is asked again."""

    fault: str = "unreachable"


Handing: TypeAlias = HandedOver | Refused | Unreachable


class NoCarrier:
    """The carrier of an installation that has none: nothing is ever brought."""

    def hand_over(self, _text: Text | Outgoing) -> Handing:
        """Refuse."""
        return Refused(fault="no_carrier")
