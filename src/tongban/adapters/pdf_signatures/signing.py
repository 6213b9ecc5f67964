"""Signing (签名): a PAdES signature with a time stamp over a whole document; keys stay loaded."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError, PdfWriteError
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tongban.adapters.pdf_signatures.apart import apart
from tongban.adapters.pdf_signatures.authority import Authority
from tongban.adapters.pdf_signatures.time_stamps import LocalTimeStamps
from tongban.core.vocabulary.errors import InvalidValue

_FIELD = "Seal"
_RESERVED = 12_288
"""Room for the signature with its certificates and time stamp, twice what they take."""


class SignsPdf:
    """Signs documents; keep one for the life of a process."""

    def __init__(self, authority: Authority, clock: Callable[[], datetime]) -> None:
        known = SimpleCertificateStore()
        known.register(authority.root)
        self._signer = SimpleSigner(
            signing_cert=authority.signing.certificate,
            signing_key=authority.signing.key,
            cert_registry=known,
        )
        self._stamps = LocalTimeStamps(authority, clock)

    def sign(self, document: bytes, *, reason: str) -> bytes:
        """Return the document with a signature behind it; `reason` stands in the signature.

        Raises:
            InvalidValue: when it is no PDF.
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
        except (PdfReadError, PdfWriteError, SigningError) as error:
            raise InvalidValue("document", "it cannot be signed") from error
        content: bytes = signed.getvalue()
        return content
