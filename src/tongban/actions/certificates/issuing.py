"""Make out certificates (出证): the face from the facts of the case, sealed, findable by token."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from tongban.actions.certificates.renewing import succeed
from tongban.actions.certificates.rows import certificate_row, type_code
from tongban.actions.outside import Outside
from tongban.actions.webhooks.telling import tell
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import Value
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Output
from tongban.core.certificates import certificates
from tongban.core.certificates.faces import Face, Holder
from tongban.core.certificates.validity import last_valid_day
from tongban.core.people.facts import Fact
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.certificate_numbers import (
    CertificateNumber,
    parse_certificate_number,
)
from tongban.core.vocabulary.credit import CreditCode
from tongban.store.cases.models import Case
from tongban.store.cases.numbers import serials
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.numbers import places
from tongban.store.sealing import blind_index


def make_out(
    case: Case,
    item: ServiceItem,
    output: Output,
    facts: Mapping[str, Fact],
    *,
    catalogue: Catalogue,
    outside: Outside,
    valid_from: date | None = None,
) -> str:
    """Seal and keep a certificate for one output of a granted case; return its number.

    Where the output renews and the holder has one already, it is the next version of that one. It
    is valid from today, unless another `valid_from` is given.
    """
    face = _face(case, item, output, facts, catalogue=catalogue, outside=outside)
    if valid_from is not None:
        until = last_valid_day(valid_from, output.validity)
        face = replace(face, valid_from=valid_from, valid_until=until)
    before = _to_renew(output, item, face.holders[0], outside) if output.renews else None
    row = (
        _first(face, item, output, outside, case=case.pk)
        if before is None
        else _next(before, face, outside, case)
    )
    key = str(row.pk)
    tell("certificate.issued", key, departments=[row.issuer], certificate=key)
    return row.number


def _first(
    face: Face, item: ServiceItem, output: Output, outside: Outside, *, case: UUID
) -> Certificate:
    """Keep a face as a certificate of its own."""
    row = certificate_row(
        certificates.issue(face, outside.sealer),
        kind=output.certificate_type or output.code,
        evidence=output.evidence or output.code,
        department=item.department,
        place=places(1)[0],
        case=case,
    )
    row.save(force_insert=True)
    return row


def _next(before: Certificate, face: Face, outside: Outside, case: Case) -> Certificate:
    """Keep a face as the next version of a certificate, which says that it was replaced."""
    number = parse_certificate_number(before.number)
    following = replace(face, number=number.next_version(), previous=number)
    basis = f"办件 {case.number}"
    return succeed(before, following, outside, by=SYSTEM.staff_number, basis=basis, case=case.pk)


def _to_renew(
    output: Output, item: ServiceItem, holder: Holder, outside: Outside
) -> Certificate | None:
    """Lock the newest certificate that the holder has of this kind, if it can be replaced."""
    rows = Certificate.objects.select_for_update().filter(
        holder_index=blind_index(holder.identifier),
        evidence=output.evidence or output.code,
        issuer=item.department,
        status=Certificate.Status.VALID,
        issued_on__lte=outside.today,
    )
    return rows.order_by("-issued_on", "-place").first()


def _face(
    case: Case,
    item: ServiceItem,
    output: Output,
    facts: Mapping[str, Fact],
    *,
    catalogue: Catalogue,
    outside: Outside,
) -> Face:
    """Return what is printed of a result, under a number of its own."""
    applicant: dict[str, Any] = case.filing.content["applicant"]
    department = catalogue.departments[item.department]
    number = CertificateNumber(
        certificate_type=type_code(output.certificate_type or output.code),
        issuer=CreditCode(department.credit_code),
        serial=str(serials(1)[0]),
    )
    return Face(
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
