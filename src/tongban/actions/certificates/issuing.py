"""Make out certificates (出证): the face from the facts of the case, sealed, findable by token."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from tongban.actions.outside import Outside
from tongban.actions.webhooks.telling import tell
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import Value
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Output
from tongban.core.certificates import certificates, codec
from tongban.core.certificates.faces import Face, Holder
from tongban.core.certificates.validity import last_valid_day
from tongban.core.people.facts import Fact
from tongban.core.vocabulary.certificate_numbers import CertificateNumber
from tongban.core.vocabulary.credit import CreditCode
from tongban.store.cases.models import Case
from tongban.store.cases.numbers import serials
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.numbers import places
from tongban.store.sealing import blind_index

_TOKEN_BYTES = 24


def make_out(
    case: Case,
    item: ServiceItem,
    output: Output,
    facts: Mapping[str, Fact],
    *,
    catalogue: Catalogue,
    outside: Outside,
) -> str:
    """Seal and keep a certificate for one output of a granted case; return its number."""
    applicant: dict[str, Any] = case.filing.content["applicant"]
    department = catalogue.departments[item.department]
    number = CertificateNumber(
        certificate_type=type_code(output.certificate_type or output.code),
        issuer=CreditCode(department.credit_code),
        serial=str(serials(1)[0]),
    )
    face = Face(
        number=number,
        name=output.name,
        holders=(_holder(applicant),),
        issuer=department.credit_code,
        issuer_name=department.name,
        area=case.area,
        issued_on=outside.today,
        valid_from=outside.today,
        valid_until=last_valid_day(outside.today, output.validity),
        fields=_face_fields(output, facts, catalogue),
        case_number=case.number,
    )
    row = certificate_row(
        certificates.issue(face, outside.sealer),
        kind=output.certificate_type or output.code,
        evidence=output.evidence or output.code,
        department=item.department,
        place=places(1)[0],
        case=case.pk,
    )
    row.save(force_insert=True)
    key = str(row.pk)
    tell("certificate.issued", key, departments=[row.issuer], certificate=key)
    return str(number)


def certificate_row(
    certificate: certificates.Certificate,
    *,
    kind: str,
    evidence: str,
    department: str,
    place: int,
    case: UUID | None = None,
) -> Certificate:
    """Return a sealed certificate as a row, found by its first holder; not saved yet."""
    face = certificate.face
    row = Certificate(
        id=uuid4(),
        place=place,
        number=str(face.number),
        token=secrets.token_urlsafe(_TOKEN_BYTES),
        type=kind,
        evidence=evidence,
        name=face.name,
        case_id=case,
        holder_index=blind_index(face.holders[0].identifier),
        issuer=department,
        area=face.area,
        issued_on=face.issued_on,
        valid_from=face.valid_from,
        valid_until=face.valid_until,
        signature=certificate.seal.signature,
        algorithm=certificate.seal.algorithm,
        key_id=certificate.seal.key_id,
    )
    row.face = codec.encode(face)
    return row


def type_code(kind: str) -> str:
    """Return the type of certificate as its identifier writes it: capitals and digits only."""
    return kind.upper().replace("_", "")[:36]


def _holder(applicant: Mapping[str, Any]) -> Holder:
    organisation = applicant["acting_for"]
    if organisation:
        return Holder(
            identifier=organisation, name=applicant.get("acting_name") or applicant["name"]
        )
    return Holder(identifier=applicant["number"], name=applicant["name"])


def _face_fields(output: Output, facts: Mapping[str, Fact], catalogue: Catalogue) -> dict[str, Any]:
    """Return what the evidence type of the output proves, as far as it is known."""
    evidence = catalogue.evidence.get(output.evidence or "")
    proved: Iterable[str] = evidence.proves if evidence else output.settles
    known = {code: facts[code].value for code in proved if code in facts}
    return {code: value for code, value in known.items() if not _is_records(value)}


def _is_records(value: Value) -> bool:
    """Tell whether a value is a list of records, which no face has room for."""
    return isinstance(value, tuple) and not all(isinstance(one, str) for one in value)
