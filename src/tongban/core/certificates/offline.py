"""Offline codes (离线核验码): what a QR code shows of a certificate, judged without a network.

The code carries the fields that its holder chose, a digest of the whole face, the place in the
status list and how long it may be shown. 国务院令第716号 §10 gives the electronic certificate the
force of paper; whoever is shown one must be able to check it where there is no signal.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from tongban.core.certificates.codec import canonical
from tongban.core.certificates.faces import Face
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import StatusList, StatusPlace


class CodeVerdict(enum.Enum):
    """The answer to a scanned code, one word for each cause; only `VALID` may be relied on.

    `NOT_CHECKED` means that everything fits but no fresh status list was at hand.
    """

    VALID = "valid"
    NOT_CHECKED = "not_checked"
    UNREADABLE = "unreadable"
    OVERSIZE = "oversize"
    UNKNOWN_KEY = "unknown_key"
    ALTERED = "altered"
    OTHER_DOCUMENT = "other_document"
    CODE_EXPIRED = "code_expired"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"

    @property
    def usable(self) -> bool:
        """Tell whether what was shown may be relied on."""
        return self is CodeVerdict.VALID


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a code says of a certificate; `fields` are labels with values as they are shown.

    `digest` is that of the whole face. `until` ends the code, not the certificate; a printed code
    has none.
    """

    number: str
    name: str
    holder: str
    issuer_name: str
    valid_from: date
    digest: bytes
    place: StatusPlace
    valid_until: date | None = None
    until: datetime | None = None
    purpose: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def face_digest(face: Face) -> bytes:
    """Return the digest of everything that a face says."""
    return sha256(canonical(face)).digest()


def judge(
    shown: Shown, now: datetime, *, statuses: StatusList | None, document: bytes | None = None
) -> CodeVerdict:
    """Judge a code whose seal fits.

    `document` is the digest of a face that was handed over beside the code; `now` carries the
    zone in which days are counted.
    """
    if document is not None and document != shown.digest:
        return CodeVerdict.OTHER_DOCUMENT
    if shown.until is not None and now > shown.until:
        return CodeVerdict.CODE_EXPIRED
    return _of_certificate(shown, now, statuses)


def _of_certificate(shown: Shown, now: datetime, statuses: StatusList | None) -> CodeVerdict:
    today, standing = now.date(), _standing(shown, statuses)
    if standing not in (Standing.VALID, Standing.SUSPENDED, None):
        return CodeVerdict.REVOKED
    if shown.valid_until is not None and today > shown.valid_until:
        return CodeVerdict.EXPIRED
    if standing is Standing.SUSPENDED:
        return CodeVerdict.SUSPENDED
    if today < shown.valid_from:
        return CodeVerdict.NOT_YET_VALID
    fresh = statuses is not None and standing is not None and now <= statuses.until
    return CodeVerdict.VALID if fresh else CodeVerdict.NOT_CHECKED


def _standing(shown: Shown, statuses: StatusList | None) -> Standing | None:
    """Return the standing that a list gives, or None when it tells of other certificates."""
    if statuses is None or statuses.number != shown.place.list_number:
        return None
    return statuses.standing(shown.place.index)
