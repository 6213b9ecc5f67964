"""Sending (事件推送): what is due leaves, signed; each receiver has its own lane and its own time.

No transaction is open while a receiver is spoken to. One that hangs holds up itself: every
receiver is served by one thread at a time, and a run ends when its time is spent, whatever is left.
What is left is due again at once.
"""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from django.db import connection

from tongban.core.exchange.deliveries import rest_after
from tongban.store.webhooks import queue
from tongban.store.webhooks.queue import Due

BATCH: Final = 200
LANES: Final = 8
RUN_SECONDS: Final = 20.0


class Posts(Protocol):
    """Whatever brings a message to an address that an operator registered."""

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str], *, inside: bool) -> str:
        """Return an empty text when the receiver took it, else in a word why it did not."""
        ...


Seals = Callable[[str, int, bytes], Mapping[str, str]]
"""Return the headers that sign a message: of its identifier, the Unix second and the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one run."""

    delivered: int = 0
    resting: int = 0
    dead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What sends: who posts, who signs, the clock."""

    post: Posts
    seals: Seals
    clock: Callable[[], datetime]
    run_seconds: float = RUN_SECONDS

    def run(self) -> Sent:
        """Send what is due, round after round, until nothing is or the time is spent."""
        until, total = time.monotonic() + self.run_seconds, Sent()
        while time.monotonic() < until and (due := queue.take(self.clock(), BATCH)):
            done = self._round(due)
            total = Sent(
                delivered=total.delivered + done.count("delivered"),
                resting=total.resting + done.count("resting"),
                dead=total.dead + done.count("dead"),
            )
        return total

    def _round(self, due: Sequence[Due]) -> list[str]:
        """Send messages in hand, those of one receiver one after another."""
        lanes: defaultdict[int, list[Due]] = defaultdict(list)
        for one in due:
            lanes[one.subscription].append(one)
        if len(lanes) == 1:
            return self._lane(due)
        mine = threading.get_ident()
        with ThreadPoolExecutor(min(LANES, len(lanes)), thread_name_prefix="webhooks") as threads:
            return [
                each
                for lane in threads.map(lambda lane: self._lane(lane, mine=mine), lanes.values())
                for each in lane
            ]

    def _lane(self, due: Sequence[Due], *, mine: int = 0) -> list[str]:
        until, done = time.monotonic() + self.run_seconds, []
        try:
            for one in due:
                if time.monotonic() > until:  # its lease runs out, and it is due again
                    break
                done.append(self._one(one))
            return done
        finally:
            if mine and threading.get_ident() != mine:
                connection.close()

    def _one(self, due: Due) -> str:
        body = written(due)
        message, at = identifier(due), int(self.clock().timestamp())
        headers = {"Content-Type": "application/json", **self.seals(message, at, body)}
        fault = self.post(due.url, body, headers, inside=due.inside)
        now = self.clock()
        if not fault:
            queue.delivered(due.id, at=now)
            return "delivered"
        rest = rest_after(due.attempt)
        queue.failed(due.id, fault, again_at=None if rest is None else now + rest, at=now)
        return "dead" if rest is None else "resting"


def identifier(due: Due) -> str:
    """Return the name of a message, the same however often it is sent to this subscription."""
    return f"msg_{due.message}_{due.subscription}"


def written(due: Due) -> bytes:
    """Return the body of a message: what happened, when, to what; nobody's data."""
    said = {
        "type": due.topic,
        "timestamp": due.happened_at.isoformat(),
        "key": due.key,
        "number": due.message,
        "data": due.content,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
