"""Checking (验签): whether a PDF is as it was signed, by whom and when; with the root at hand.

Nothing is fetched. What was added behind the signature counts as altered, whatever it is.
"""

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from asn1crypto import cms, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tongban.adapters.pdf_signatures.apart import apart

MOST_BYTES: Final = 20 * 1024**2
DIGEST: Final = re.compile(r"\bface:sha256:([0-9a-f]{64})\b")
"""How a certificate's page carries the digest of the face that it shows."""

NUMBER: Final = re.compile(r"\bnumber:([0-9A-Z.]{1,128})(?![0-9A-Z.])")
"""How it carries the identifier of the certificate."""


class PdfVerdict(enum.Enum):
    """The answer, one word for each cause; only `INTACT` may be relied on."""

    INTACT = "intact"
    UNREADABLE = "unreadable"
    OVERSIZE = "oversize"
    UNSIGNED = "unsigned"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The answer; who signed and when are told only when nothing was altered.

    `face` is the digest of the face that the page shows and `number` the identifier of the
    certificate, if it carries them.
    """

    verdict: PdfVerdict
    signer: str = ""
    signed_at: datetime | None = None
    face: bytes | None = None
    number: str = ""


def check_pdf(document: bytes, roots: Iterable[x509.Certificate]) -> Checked:
    """Return whether a document is as it was signed; never raise for what it holds."""
    if len(document) > MOST_BYTES:
        return Checked(verdict=PdfVerdict.OVERSIZE)
    try:
        reader = PdfFileReader(BytesIO(document), strict=True)
        signatures = reader.embedded_regular_signatures
        if not signatures:
            return Checked(verdict=PdfVerdict.UNSIGNED)
        trusting = ValidationContext(trust_roots=list(roots), allow_fetching=False)
        status = apart(lambda: validate_pdf_signature(signatures[-1], trusting, trusting))
        alone = len(signatures) == 1 and _padded_with_nothing(signatures[-1])
        return _told(status, _keywords(reader), alone=alone)
    except SignatureValidationError:
        return Checked(verdict=PdfVerdict.ALTERED)
    except (PdfError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return Checked(verdict=PdfVerdict.UNREADABLE)


def _padded_with_nothing(signature: EmbeddedPdfSignature) -> bool:
    """Tell whether behind the signature, where no signature reaches, there are only zeros."""
    content: bytes = signature.pkcs7_content
    length = len(cms.ContentInfo.load(content).dump())
    return not any(content[length:])


def _told(status: PdfSignatureStatus, keywords: str, *, alone: bool) -> Checked:
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    if not (status.intact and status.valid and whole and alone):
        return Checked(verdict=PdfVerdict.ALTERED)
    stamp = status.timestamp_validity
    if not status.trusted or stamp is None or not (stamp.valid and stamp.trusted):
        return Checked(verdict=PdfVerdict.UNKNOWN_KEY)
    face, number = DIGEST.search(keywords), NUMBER.search(keywords)
    return Checked(
        verdict=PdfVerdict.INTACT,
        signer=status.signing_cert.subject.human_friendly,
        signed_at=stamp.timestamp,
        face=bytes.fromhex(face[1]) if face else None,
        number=number[1] if number else "",
    )


def _keywords(reader: PdfFileReader) -> str:
    try:
        return str(reader.trailer_view["/Info"]["/Keywords"])
    except KeyError:
        return ""
