"""Take over certificates (存量证照归集): what departments issued before becomes usable here.

国务院令第716号 §10: once the data are in the library, nobody brings the paper again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction

from tongban.actions.certificates.rows import certificate_row, type_code
from tongban.actions.outside import Outside
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.certificates import certificates
from tongban.core.certificates.faces import Face, Holder
from tongban.core.people.holdings import Holding
from tongban.core.vocabulary.certificate_numbers import CertificateNumber
from tongban.core.vocabulary.credit import CreditCode
from tongban.store.cases.numbers import serials
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.numbers import places
from tongban.store.sealing import blind_index

AREA = "519900"


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """A certificate that somebody holds already, as the department that issued it knows it."""

    holder: Holder
    holding: Holding


@transaction.atomic
def take_over(existing: Iterable[Existing], catalogue: Catalogue, outside: Outside) -> int:
    """Keep the certificates that the library does not have yet; return how many were new."""
    missing = list(_missing(list(existing)))
    drawn = zip(missing, serials(len(missing)), places(len(missing)), strict=True)
    Certificate.objects.bulk_create(
        [_row(one, catalogue, outside, serial=serial, place=place) for one, serial, place in drawn],
        batch_size=500,
    )
    return len(missing)


def _missing(existing: list[Existing]) -> Iterator[Existing]:
    """Yield those that neither the library nor an earlier row of the same register has."""
    indices = {blind_index(one.holder.identifier) for one in existing}
    rows = Certificate.objects.filter(holder_index__in=indices)
    known = {
        (bytes(index), evidence)
        for index, evidence in rows.values_list("holder_index", "evidence").iterator()
    }
    for one in existing:
        key = (blind_index(one.holder.identifier), one.holding.evidence)
        if key not in known:
            known.add(key)
            yield one


def _row(
    one: Existing, catalogue: Catalogue, outside: Outside, *, serial: int, place: int
) -> Certificate:
    holding = one.holding
    issuer = catalogue.departments[holding.issuer]
    kind = catalogue.evidence[holding.evidence].certificate_type or holding.evidence
    face = Face(
        number=CertificateNumber(
            certificate_type=type_code(kind),
            issuer=CreditCode(issuer.credit_code),
            serial=str(serial),
        ),
        name=holding.name,
        holders=(one.holder,),
        issuer=issuer.credit_code,
        issuer_name=issuer.name,
        area=AREA,
        issued_on=holding.valid_from,
        valid_from=holding.valid_from,
        valid_until=holding.valid_until,
        fields=holding.fields,
    )
    row = certificate_row(
        certificates.issue(face, outside.sealer),
        kind=kind,
        evidence=holding.evidence,
        department=holding.issuer,
        place=place,
    )
    row.trust, row.origin = holding.trust.grade, Certificate.Origin.TAKEN_OVER
    return row
