"""Reuse (答复复用): an answer may be told again where the grant says so, to nobody else.

Two calls are the same only if everything is: client, service, grant in the very version that
permitted both, subject, fields, purpose, item, and in whose case and name they are made. So what
one applicant was told is never told for another, and a grant that was touched in any way begins
anew. Only what a register told is reused: that it has nobody, or is silent, may be over by now.
"""

import json
from datetime import datetime, timedelta

from tongban.core.exchange.calls import Opened, Query
from tongban.core.people.registers import Matched, RegisterAnswer


def reuse_key(opened: Opened) -> str | None:
    """Return what a call must share with another to be told its answer; None for never.

    Claims are never reused: a verdict is about this very moment.
    """
    call = opened.call
    if not opened.reuse_seconds or not isinstance(call.asked, Query):
        return None
    envelope = call.envelope
    return json.dumps(
        [
            envelope.client,
            envelope.service,
            opened.grant,
            opened.version,
            sorted(call.asked.keys.items()),
            sorted(opened.fields),
            envelope.purpose,
            envelope.item,
            envelope.case,
            envelope.represented,
            envelope.actor,
        ],
        ensure_ascii=False,
    )


def kept_until(opened: Opened, answer: RegisterAnswer, *, at: datetime) -> datetime | None:
    """Return until when an answer may be told again; None when it may not."""
    asked_now = isinstance(answer, Matched) and not answer.reused
    if not asked_now or reuse_key(opened) is None:
        return None
    return at + timedelta(seconds=opened.reuse_seconds)
