"""Calls sent again (重复请求): who heard nothing asks under the same name and is told the same.

As draft-ietf-httpapi-idempotency-key-header has it, the name belongs to one key and names one call.
The act, its events and the kept answer are one transaction, so that there is no answer without the
act and no act without the answer. A refusal changes nothing and is not kept: it may be put right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.store.gateway import repeated

KEPT: Final = timedelta(days=1)
_DONE: Final = range(200, 300)
_FAILED: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a call is answered; `again` when it had been answered before."""

    status: int
    body: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Another:
    """The key names another call."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A call under the key has not ended yet."""


def once(
    caller: str, key: str, outside: Outside, *, call: bytes, answer: Callable[[], Told]
) -> Told | Another | UnderWay:
    """Return the answer of a call, made at most once under its name.

    `caller` is the key that was shown, `key` the name, `call` a digest of address and body.
    """
    with transaction.atomic():
        if not repeated.taken_up(caller, key):
            return UnderWay()
        kept = repeated.answered(caller, key)
        if kept is not None:
            if bytes(kept.call) != call:
                return Another()
            return Told(status=kept.content["status"], body=kept.content["body"], again=True)
        told = answer()
        if told.status in _DONE:
            content = {"status": told.status, "body": told.body}
            repeated.keep(caller, key, call=call, content=content, at=outside.now)
        elif told.status >= _FAILED:
            transaction.set_rollback(True)
        return told


def forget_answered(outside: Outside) -> int:
    """Drop answers of more than a day ago; return how many."""
    return repeated.forget_before(outside.now - KEPT)
