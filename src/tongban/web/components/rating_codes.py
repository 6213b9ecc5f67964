"""Codes to rate by (评价码): a case and the way it was handed out, sealed, good for a month."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core import signing

from tongban.core.feedback.ratings import RatingChannel

_SALT: Final = "rating-code"
_GOOD_FOR: Final = timedelta(days=30)


def code_for(case: UUID, channel: RatingChannel) -> str:
    """Return the code of a case."""
    return signing.dumps([str(case), channel.value], salt=_SALT)


def read_code(token: str) -> tuple[UUID, RatingChannel]:
    """Return what a code names.

    Raises:
        BadSignature: when it is no code of ours, or too old.
    """
    case, channel = signing.loads(token, salt=_SALT, max_age=_GOOD_FOR)
    return UUID(case), RatingChannel(channel)
