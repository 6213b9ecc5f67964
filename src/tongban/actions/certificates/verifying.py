"""Verify a certificate (证照核验): by the token of its QR code, its number or a scanned code."""

from dataclasses import dataclass

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.offline_codes import LONGEST, open_code
from tongban.adapters.pdf_signatures import Checked, PdfVerdict
from tongban.core.certificates.offline import face_digest
from tongban.core.certificates.verification import Verification, VerificationCode, verify
from tongban.core.vocabulary.certificate_numbers import parse_certificate_number
from tongban.core.vocabulary.errors import InvalidValue, Unavailable
from tongban.store.certificates import queries
from tongban.store.certificates.queries import KeptCertificate

LONGEST_CODE = LONGEST + 200
"""The text of a code, behind the address of a page."""


def verify_token(token: str, outside: Outside) -> Verification:
    """Answer for the certificate whose QR code carries `token`."""
    return _answer(queries.by_token(token), outside)


def verify_number(number: str, outside: Outside) -> Verification:
    """Answer for a certificate identifier as somebody typed it."""
    try:
        wanted = str(parse_certificate_number(number))
    except InvalidValue:
        return _answer(None, outside)
    return _answer(queries.by_number(wanted), outside)


def verify_code(text: str, outside: Outside) -> Verification:
    """Answer for the text of a scanned code; one that does not fit what is kept was altered."""
    opened = open_code(text.rpartition("#")[2].strip(), outside.sealer)
    if opened.shown is None:
        return Verification(code=VerificationCode.ALTERED)
    kept = queries.by_number(opened.shown.number)
    if kept is None or face_digest(kept.certificate.face) != opened.shown.digest:
        return Verification(code=VerificationCode.ALTERED)
    return _answer(kept, outside)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfAnswer:
    """What is found of a document (版式文件核验): its signature, then the certificate it shows.

    Without a certificate it is a signed page of another kind, or what was altered shows none.
    """

    checked: Checked
    certificate: Verification | None = None


def verify_pdf(document: bytes, outside: Outside) -> PdfAnswer:
    """Judge a document that somebody brings; nothing of it is kept.

    Raises:
        Unavailable: when it cannot be judged at this moment.
    """
    if outside.pdf_check is None:
        raise Unavailable("documents are not judged here")
    checked = outside.pdf_check(document)
    if checked.verdict is not PdfVerdict.INTACT or not checked.number:
        return PdfAnswer(checked=checked)
    kept = queries.by_number(checked.number)
    if kept is not None and face_digest(kept.certificate.face) != checked.face:
        altered = Verification(code=VerificationCode.ALTERED)
        return PdfAnswer(checked=checked, certificate=altered)
    return PdfAnswer(checked=checked, certificate=_answer(kept, outside))


def _answer(kept: KeptCertificate | None, outside: Outside) -> Verification:
    return verify(
        kept.certificate if kept else None,
        sealer=outside.sealer,
        today=outside.today,
        elements=published().catalogue.elements,
    )
