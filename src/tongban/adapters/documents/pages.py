"""Pages (版面数据): a document as the plain data that a template reads.

Everything a person wrote travels as JSON text, so it cannot become typst code.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from tongban.adapters.documents.characters import Page
from tongban.adapters.documents.pictures import qr_code
from tongban.adapters.documents.values import CertificatePage, Document, Row, Voucher


def page_of(document: Document) -> tuple[str, Page]:
    """Return the template's file name and the data it needs."""
    match document:
        case Voucher():
            return "voucher.typ", _voucher(document)
        case CertificatePage():
            return "certificate.typ", _certificate(document)


def _voucher(voucher: Voucher) -> Page:
    return {
        "title": voucher.title or voucher.kind.value,
        "number": voucher.number,
        "department": voucher.department,
        "addressee": voucher.addressee,
        "dated_on": written_out(voucher.dated_on),
        "day": _calendar_day(voucher.dated_on),
        "paragraphs": voucher.paragraphs,
        "rows": [asdict(row) for row in voucher.rows],
        "matters_heading": voucher.matters_heading,
        "matters": [asdict(matter) for matter in voucher.matters],
        "next_steps": voucher.next_steps,
        "remedies": voucher.remedies,
        "contact": voucher.contact,
        "carbon_copy": voucher.carbon_copy,
        "notes": (),
        "qr": qr_code(voucher.verify_url) if voucher.verify_url else "",
    }


def _certificate(certificate: CertificatePage) -> Page:
    return {
        "title": certificate.title,
        "number": certificate.number,
        "identifier": certificate.identifier,
        "issuer": certificate.issuer,
        "issued_on": written_out(certificate.issued_on),
        "day": _calendar_day(certificate.issued_on),
        "rows": [
            {"label": row.label, "value": row.value, "strong": at == 0}
            for at, row in enumerate(_certificate_rows(certificate))
        ],
        "notes": certificate.notes,
        "purpose": certificate.purpose,
        "digest": certificate.digest.hex(),
        "qr": qr_code(certificate.verify_url),
    }


def _certificate_rows(certificate: CertificatePage) -> Iterator[Row]:
    yield Row(label="持证主体", value=certificate.holder)
    yield from certificate.rows
    yield Row(label="有效期限", value=_validity(certificate))


def _validity(certificate: CertificatePage) -> str:
    start = certificate.valid_from or certificate.issued_on
    if certificate.valid_until is None:
        return f"自{written_out(start)}起长期有效"
    return f"{written_out(start)}至{written_out(certificate.valid_until)}"


def written_out(day: date) -> str:
    """Return `day` as documents write it: 2026年9月15日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _calendar_day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
