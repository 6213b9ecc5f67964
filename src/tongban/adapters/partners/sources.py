"""Sources (数据来源): where one register is kept, and the signed question that is put to it.

A source answers one question or fails for a stable reason; breaker, places and budget are kept by
`registers`. This one speaks our own protocol; `kinds` holds those of other systems.
"""

from datetime import date
from typing import Protocol

import httpx

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.calls import ask
from tongban.adapters.partners.guarded import GuardedTransport, Resolve, resolve
from tongban.core.people.registers import Matched, NoRecord, Purpose, Question


class Source(Protocol):
    """Whatever keeps a register."""

    def ask(self, question: Question, purpose: Purpose, *, today: date) -> Matched | NoRecord:
        """Return what it says; raises `Failed` when that is nothing, or not to be believed."""
        ...

    def close(self) -> None:
        """Give up every connection."""
        ...


class SignedSource:
    """A partner that speaks our protocol: signed questions, answers bound to them."""

    def __init__(self, partner: Partner, *, seconds: float, resolver: Resolve = resolve) -> None:
        self._partner = partner
        self._client = httpx.Client(
            transport=GuardedTransport(partner, seconds=seconds, resolver=resolver),
            timeout=seconds,
            follow_redirects=False,
            trust_env=False,
        )

    def ask(self, question: Question, purpose: Purpose, *, today: date) -> Matched | NoRecord:
        """Return what the partner says, signed for this very question."""
        return ask(self._client, self._partner, question, purpose, today=today)

    def close(self) -> None:
        """Close every connection."""
        self._client.close()
