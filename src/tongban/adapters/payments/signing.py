"""Signing (签名): a call proves that we ask, a notice that the bank tells.

Both sides know one key for each direction. The signature covers who is called how, the moment, a
key used once, and the body; one made for a call never fits a notice (A64, A65).
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue, Reason

KEY, MOMENT, SIGNATURE = "X-Bank-Key", "X-Bank-Moment", "X-Bank-Signature"
TOLERANCE_SECONDS: Final = 120
_LONGEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What is signed (签名内容): `what` is the method and path of a call, or a notice."""

    what: str
    key: str
    moment: str
    body: bytes

    def signature(self, secret: bytes) -> str:
        """Return the signature that only who knows `secret` can make."""
        digest = hashlib.sha256(self.body).hexdigest()
        content = f"{self.what}\n{self.key}\n{self.moment}\n{digest}"
        return hmac.new(secret, content.encode(), hashlib.sha256).hexdigest()

    def headers(self, secret: bytes) -> dict[str, str]:
        """Return the headers that carry the signature."""
        return {KEY: self.key, MOMENT: self.moment, SIGNATURE: self.signature(secret)}


def believed(
    what: str, headers: Mapping[str, str], body: bytes, *, secret: bytes, now: datetime
) -> str:
    """Return the key of a call or a notice that is what it says.

    Raises:
        InvalidValue: when it is not signed so, or older or newer than two minutes.
    """
    told = {name.lower(): value for name, value in headers.items()}
    key, moment = told.get(KEY.lower(), ""), told.get(MOMENT.lower(), "")
    signed = Signed(what=what, key=key, moment=moment, body=body)
    given = told.get(SIGNATURE.lower(), "").encode("utf-8", "replace")
    if not hmac.compare_digest(given, signed.signature(secret).encode()):
        raise InvalidValue("signature", Reason.CHECK)
    if not 0 < len(key) <= _LONGEST:
        raise InvalidValue("signature", Reason.LENGTH)
    if not (moment.isascii() and moment.isdecimal()):
        raise InvalidValue("signature", Reason.FORMAT)
    if abs(int(moment) - now.timestamp()) > TOLERANCE_SECONDS:
        raise InvalidValue("signature", Reason.DATE)
    return key
