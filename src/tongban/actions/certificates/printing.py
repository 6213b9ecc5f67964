"""Print certificates (打印证照): the sealed face as a page to read, with the code to verify it."""

from tongban.actions.outside import Outside
from tongban.adapters.documents import CertificatePage, Row
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.values import show_value
from tongban.store.certificates.queries import KeptCertificate

_NOTES = ("本页由电子证照生成，以扫码核验的结果为准。",)


def print_certificate(kept: KeptCertificate, catalogue: Catalogue, outside: Outside) -> bytes:
    """Return the PDF of a certificate.

    Raises:
        Unavailable: when no Chinese font is installed.
    """
    face = kept.certificate.face
    page = CertificatePage(
        title=face.name,
        number=face.case_number or str(face.number),
        identifier=str(face.number),
        holder="、".join(holder.name for holder in face.holders),
        issuer=face.issuer_name,
        issued_on=face.issued_on,
        verify_url=verification_address(kept, outside),
        rows=tuple(
            Row(label=element.label, value=show_value(element, value))
            for code, value in face.fields.items()
            if (element := catalogue.elements.get(code)) is not None
        ),
        valid_from=face.valid_from,
        valid_until=face.valid_until,
        notes=_NOTES,
    )
    return outside.press.render(page)


def verification_address(kept: KeptCertificate, outside: Outside) -> str:
    """Return the public address that the QR code of a certificate carries."""
    return f"{outside.public_url}/verify/{kept.token}/"
