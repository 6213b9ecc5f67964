"""Print certificates (打印证照): the sealed face as a signed page, with codes that verify it.

A copy for one use says on every page what it is for and until when (加注件), and is written down.
"""

from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.certificates.showing import code_text
from tongban.actions.outside import Outside
from tongban.adapters.documents import CertificatePage, Row
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.values import show_value
from tongban.core.certificates.copies import AnnotatedCopy, usable_until
from tongban.core.certificates.masking import masked_name
from tongban.core.certificates.offline import face_digest
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import NotFound
from tongban.store.certificates import queries
from tongban.store.certificates.models import CertificateUse
from tongban.store.certificates.queries import KeptCertificate

_NOTES = ("本页由电子证照生成，以扫码核验的结果为准。",)


def print_certificate(
    kept: KeptCertificate, catalogue: Catalogue, outside: Outside, *, watermark: str = ""
) -> bytes:
    """Return the PDF of a certificate, signed where a seal for documents is wired.

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
        verify_url=f"{verification_address(kept, outside)}#{code_text(kept, outside)}",
        rows=tuple(
            Row(label=element.label, value=show_value(element, value))
            for code, value in face.fields.items()
            if (element := catalogue.elements.get(code)) is not None
        ),
        valid_from=face.valid_from,
        valid_until=face.valid_until,
        notes=(watermark, *_NOTES) if watermark else _NOTES,
        purpose=watermark,
        digest=face_digest(face),
    )
    document = outside.press.render(page)
    return _signed(document, outside, reason=watermark or face.name)


@transaction.atomic
def print_copy(
    citizen: Citizen, certificate: UUID, catalogue: Catalogue, outside: Outside, *, purpose: str
) -> tuple[KeptCertificate, bytes]:
    """Return one of the citizen's certificates as a copy for one use, and write the use down.

    Raises:
        NotFound: when it is not theirs.
        InvalidValue: when the purpose is missing.
    """
    kept = queries.certificate_of(citizen.subject, certificate)
    if kept is None:
        raise NotFound(f"no certificate {certificate}")
    face = kept.certificate.face
    copy = AnnotatedCopy(
        purpose=purpose,
        until=usable_until(outside.today, face.valid_until),
        trust=kept.trust,
        issuer_name=face.issuer_name,
    )
    use = CertificateUse(
        certificate_id=kept.id,
        kind=CertificateUse.Kind.COPIED,
        by=masked_name(citizen.name),
        at=outside.now,
    )
    use.purpose = copy.purpose.strip()
    use.save(force_insert=True)
    note(citizen, "certificate.copy", str(certificate))
    return kept, print_certificate(kept, catalogue, outside, watermark=copy.watermark)


def verification_address(kept: KeptCertificate, outside: Outside) -> str:
    """Return the public address that the QR code of a certificate carries."""
    return f"{outside.public_url}/verify/{kept.token}/"


def _signed(document: bytes, outside: Outside, *, reason: str) -> bytes:
    return outside.pdf_seal.sign(document, reason=reason) if outside.pdf_seal else document
