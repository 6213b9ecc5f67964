"""Write a message (写入待发短信) in the transaction that wants it, and wake the worker."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from procrastinate.contrib.django import app

from tongban.store.messages.models import TextMessage

SEND_NOW: Final = "tongban.messages_now"
"""The task that hands over what waits."""


def write_message(
    phone: str | None, words: str, *, kind: str, now: datetime, until: datetime
) -> UUID:
    """Let a message go to `phone` as long as it is useful, and return its key.

    A message to nobody costs the same work, so that the time an answer takes tells nothing (A32).
    """
    message = TextMessage(id=uuid4(), kind=kind, written_at=now, next_try_at=now, until=until)
    message.content = {"phone": phone or "", "words": words}
    message.save(force_insert=True)
    app.configure_task(SEND_NOW).defer()
    return message.id
