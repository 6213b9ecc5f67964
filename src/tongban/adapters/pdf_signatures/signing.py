"""Signing (签名): a PAdES signature with a time stamp over a whole document; keys stay loaded."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError, PdfWriteError
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tongban.adapters.pdf_signatures.apart import apart
from tongban.adapters.pdf_signatures.authority import Authority
from tongban.adapters.pdf_signatures.checking import PdfVerdict, check_pdf
from tongban.adapters.pdf_signatures.time_stamps import LocalTimeStamps
from tongban.core.vocabulary.errors import InvalidValue, Unavailable

_FIELD = "Seal"
_RESERVED = 12_288
"""Room for the signature with its certificates and time stamp, twice what they take."""


class SignsPdf:
    """Signs documents; keep one for the life of a process.

    `stamps` is who says when, under the root `stamped_under`; without one, the authority of this
    machine does. What somebody else stamped is checked before it is handed out.
    """

    def __init__(
        self,
        authority: Authority,
        clock: Callable[[], datetime],
        *,
        stamps: TimeStamper | None = None,
        stamped_under: x509.Certificate | None = None,
    ) -> None:
        self._roots = (authority.root, *((stamped_under,) if stamped_under else ()))
        self._ours = stamps is None
        known = SimpleCertificateStore()
        known.register(authority.root)
        self._signer = SimpleSigner(
            signing_cert=authority.signing.certificate,
            signing_key=authority.signing.key,
            cert_registry=known,
        )
        self._stamps = stamps or LocalTimeStamps(authority, clock)

    def sign(self, document: bytes, *, reason: str) -> bytes:
        """Return the document with a signature behind it; `reason` stands in the signature.

        Raises:
            InvalidValue: when it is no PDF.
            Unavailable: when whoever says when does not answer.
        """
        signing = PdfSigner(
            PdfSignatureMetadata(
                field_name=_FIELD,
                md_algorithm="sha256",
                reason=reason,
                subfilter=SigSeedSubFilter.PADES,
            ),
            self._signer,
            timestamper=self._stamps,
        )
        try:
            signed = apart(
                lambda: signing.sign_pdf(
                    IncrementalPdfFileWriter(BytesIO(document)), bytes_reserved=_RESERVED
                )
            )
        except TimestampRequestError as error:
            raise Unavailable("no time stamp was to be had") from error
        except (PdfReadError, PdfWriteError, SigningError) as error:
            raise InvalidValue("document", "it cannot be signed") from error
        content: bytes = signed.getvalue()
        if not self._ours and check_pdf(content, self._roots).verdict is not PdfVerdict.INTACT:
            raise Unavailable("the time stamp is not to be believed")
        return content
