"""Audit entries (审计条目): one act, look or attempt, and the exact bytes that stand for it.

网络安全法 §21 wants logs kept for six months at least; 个人信息保护法 §51 and §54 want handling of
personal data to be open to audit. An entry names people by account and by blind index, never by
identity number. Its bytes are JSON with sorted keys and nothing but texts (RFC 8785), so that any
language can make the same ones; the salt keeps an entry from being guessed from its hash.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

ALLOWED: Final = "allowed"
"""The outcome of what was permitted and done."""

_FORM: Final = "tongban.audit.1"
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who did what to what, for which case, on what ground, with what outcome.

    `concerned` are the blind indexes of the people whom it is about; `details` are texts that only
    this action has, such as the dataset that was asked and the fields that left it.
    """

    at: datetime
    actor: str
    action: str
    subject: str
    case_number: str = ""
    ground: str = ""
    outcome: str = ALLOWED
    concerned: tuple[bytes, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)


def leaf_content(entry: Entry, salt: bytes) -> bytes:
    """Return the bytes that the leaf of an entry is the hash of."""
    said = {
        "form": _FORM,
        "salt": salt.hex(),
        "at": _moment(entry.at),
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "case_number": entry.case_number,
        "ground": entry.ground,
        "outcome": entry.outcome,
        "concerned": sorted({index.hex() for index in entry.concerned}),
        "details": dict(entry.details),
    }
    return _WRITER.encode(said).encode()


def _moment(at: datetime) -> str:
    plain = at.astimezone(UTC).replace(tzinfo=None)
    return f"{plain.isoformat(timespec='microseconds')}Z"
