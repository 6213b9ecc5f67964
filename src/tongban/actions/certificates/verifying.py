"""Verify a certificate (证照核验): by the token of its QR code or by its identifier."""

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.certificates.verification import Verification, verify
from tongban.core.vocabulary.certificate_numbers import parse_certificate_number
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.certificates import queries
from tongban.store.certificates.queries import KeptCertificate


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


def _answer(kept: KeptCertificate | None, outside: Outside) -> Verification:
    return verify(
        kept.certificate if kept else None,
        sealer=outside.sealer,
        today=outside.today,
        elements=published().catalogue.elements,
    )
