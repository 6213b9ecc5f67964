"""Mail addresses (电子邮箱): as people write them, and nothing that a header could break on."""

import re
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue, Reason

_LONGEST: Final = 254
"""RFC 5321 §4.5.3.1.3: the longest path is 256 octets with its brackets."""

_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,63}"
)


def mail_address(written: str) -> str:
    """Return an address as it was written, without outer blanks; its host in small letters.

    Raises:
        InvalidValue: when it is none, or one that only a quoted form could carry.
    """
    address = written.strip()
    if len(address) > _LONGEST:
        raise InvalidValue("mail address", Reason.TOO_LONG)
    if not _ADDRESS.fullmatch(address) or ".." in address or address.startswith("."):
        raise InvalidValue("mail address", Reason.FORMAT)
    local, _, host = address.rpartition("@")
    return f"{local}@{host.lower()}"


def masked_address(address: str) -> str:
    """Return an address as it may stand on a page."""
    local, _, host = address.rpartition("@")
    return f"{local[:1]}***@{host}"
