"""Sharing (亮证、授权用证): a holder shows chosen fields, for a purpose, until a moment.

A code is shown across a counter and ends within minutes. A grant lets one named person or
organisation look for some days. Either is taken back at any time (个人信息保护法 §15), and nobody
is shown more than was chosen (§6).
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tongban.core.catalog.elements import Value
from tongban.core.certificates.certificates import Certificate
from tongban.core.certificates.faces import Face
from tongban.core.certificates.standings import Standing
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

CODE_LASTS: Final = timedelta(minutes=5)
LONGEST_GRANT: Final = timedelta(days=90)
LENGTHS: Final = Citation.local("亮证码五分钟有效，授权他人用证最长九十天")

_LEAST: Final = Citation(law="个人信息保护法", article="6", level=LegalLevel.LAW)
_LONGEST_PURPOSE: Final = 60


class ShareNotAllowed(NotAllowed):
    """The certificate cannot be shared so: it is not in force, or more is asked than it holds."""


class ShareKind(enum.Enum):
    """How a certificate is shown (出示方式)."""

    CODE = "code"
    GRANT = "grant"

    @property
    def label(self) -> str:
        """Return the word a person reads."""
        return {ShareKind.CODE: "亮证", ShareKind.GRANT: "授权"}[self]


class ShareState(enum.Enum):
    """How a share stands at a moment (授权状态)."""

    OPEN = "open"
    OVER = "over"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        """Return the word a person reads."""
        return {
            ShareState.OPEN: "有效",
            ShareState.OVER: "已到期",
            ShareState.TAKEN_BACK: "已收回",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is shown, why, to whom and until when.

    `fields` are element codes; `receiver` is the number of the one who may look, blank for a code
    that anyone may scan who is shown it.
    """

    kind: ShareKind
    fields: tuple[str, ...]
    purpose: str
    made_at: datetime
    until: datetime
    receiver: str = ""
    taken_back_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 < len(self.purpose.strip()) <= _LONGEST_PURPOSE:
            raise InvalidValue("share", f"请写明用途，最多 {_LONGEST_PURPOSE} 个字")
        if bool(self.receiver) is not (self.kind is ShareKind.GRANT):
            raise InvalidValue("share", "请写明授权给谁")
        longest = CODE_LASTS if self.kind is ShareKind.CODE else LONGEST_GRANT
        if not timedelta(0) < self.until - self.made_at <= longest:
            raise InvalidValue("share", "有效时间太长，请选近一些的日期")

    def state(self, now: datetime) -> ShareState:
        """Return how it stands; what was taken back stays so."""
        if self.taken_back_at is not None and self.taken_back_at <= now:
            return ShareState.TAKEN_BACK
        return ShareState.OPEN if now <= self.until else ShareState.OVER


def allow(certificate: Certificate, share: Share) -> Share:
    """Return `share` if the certificate can be shown so.

    Raises:
        ShareNotAllowed: when it is not in force, or does not hold a field.
    """
    if certificate.standing_on(share.made_at.date()) is not Standing.VALID:
        raise ShareNotAllowed("the certificate is not in force", rule="share.standing")
    if foreign := set(share.fields) - certificate.face.fields.keys():
        raise ShareNotAllowed(
            f"it does not hold {min(foreign)}", rule="share.fields", citation=_LEAST
        )
    return share


def chosen(face: Face, share: Share) -> Mapping[str, Value]:
    """Return the fields that are shown, in the order of the face."""
    return {code: value for code, value in face.fields.items() if code in share.fields}
