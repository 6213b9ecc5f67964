"""Text messages (短信): to whom and what is sealed, and forgotten when it is over."""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import Sealed


class TextMessage(models.Model):
    """A text message: written with what caused it, handed over by the worker, tried until a moment.

    Its id is the key by which the carrier knows it again, so a second try is no second message.
    A message to nobody is written like any other, and nothing is sent.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", "待发"
        HANDED_OVER = "handed_over", "已交运营商"
        REFUSED = "refused", "运营商拒绝"
        TOO_LATE = "too_late", "过时未发"
        NOBODY = "nobody", "没有收件人"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=32)
    content_sealed = models.BinaryField(null=True)
    content = Sealed[dict[str, Any]]("message.content|{row.pk}", empty=dict)
    written_at = models.DateTimeField()
    until = models.DateTimeField()
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, default=Outcome.WAITING)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="messages_that_wait",
                condition=models.Q(outcome="waiting"),
            ),
            models.Index(fields=["written_at"], name="messages_by_age"),
        ]
