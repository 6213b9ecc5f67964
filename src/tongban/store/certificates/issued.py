"""What a department issued (部门证照): by key, with what waits for a second officer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from tongban.core.certificates.masking import masked_name
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import PLACES
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.credit import CreditCode
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.certificates.models import (
    Certificate,
    ProposedChange,
    RegisterBatch,
    RejectedRow,
)
from tongban.store.certificates.queries import KeptCertificate, kept

PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedLine:
    """One certificate in a list; a person who holds it is masked, whoever looks."""

    id: UUID
    place: int
    number: str
    name: str
    holder: str
    status: str
    trust: str
    issued_on: date
    valid_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPage:
    """A page of the list; `older` and `newer` are the places to go on from, if there is more."""

    lines: tuple[IssuedLine, ...]
    older: int | None = None
    newer: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A proposed change of standing that nobody has answered."""

    id: UUID
    certificate: UUID
    number: str
    name: str
    standing: Standing
    reason: str
    basis: str
    proposed_by: str
    proposed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A register that was taken over: how many rows were new, known already, or wrong."""

    id: UUID
    evidence: str
    name: str
    at: datetime
    taken: int
    known: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that was not taken, with its cells and (column, reason) for everything wrong."""

    number: int
    cells: dict[str, Any]
    faults: tuple[tuple[str, str], ...]


def issued_by(
    officer: Officer,
    *,
    number: str = "",
    status: str = "",
    before: int | None = None,
    after: int | None = None,
) -> IssuedPage:
    """Return certificates of the officer's department, the newest first, from a place on."""
    rows = Certificate.objects.filter(issuer=officer.department)
    if number:
        rows = rows.filter(number=number)
    if status:
        rows = rows.filter(status=status)
    if after is not None:
        ascending = list(rows.filter(place__gt=after).order_by("place")[: PAGE + 1])
        more, found = len(ascending) > PAGE, list(reversed(ascending[:PAGE]))
        return _page(found, newer=more, older=True)
    if before is not None:
        rows = rows.filter(place__lt=before)
    found = list(rows.order_by("-place")[: PAGE + 1])
    return _page(found[:PAGE], newer=before is not None, older=len(found) > PAGE)


def issued(officer: Officer, certificate: UUID) -> KeptCertificate | None:
    """Return one certificate of the officer's department."""
    rows = Certificate.objects.prefetch_related("events").filter(issuer=officer.department)
    row = rows.filter(pk=certificate).first()
    return None if row is None else kept(row)


def waiting_for(officer: Officer) -> tuple[Waiting, ...]:
    """Return the proposed changes of the officer's department that nobody has answered."""
    rows = ProposedChange.objects.select_related("certificate").filter(
        certificate__issuer=officer.department, answer=""
    )
    return tuple(_waiting(row) for row in rows.order_by("proposed_at")[:PAGE])


def waiting_on(certificate: UUID) -> Waiting | None:
    """Return the proposed change of a certificate that nobody has answered."""
    rows = ProposedChange.objects.select_related("certificate")
    row = rows.filter(certificate_id=certificate, answer="").first()
    return None if row is None else _waiting(row)


def batches_of(officer: Officer) -> tuple[Batch, ...]:
    """Return the newest registers that the officer's department handed over."""
    rows = RegisterBatch.objects.filter(department=officer.department).order_by("-at")
    return tuple(_batch(row, row.wrong) for row in rows.annotate(wrong=Count("rejected"))[:PAGE])


def batch_of(officer: Officer, batch: UUID) -> tuple[Batch, tuple[Rejected, ...]] | None:
    """Return a register of the officer's department with the rows that were not taken."""
    rows = RegisterBatch.objects.filter(department=officer.department)
    row = rows.prefetch_related("rejected").filter(pk=batch).first()
    if row is None:
        return None
    wrong = sorted(row.rejected.all(), key=lambda one: one.number)
    return _batch(row, len(wrong)), tuple(_rejected(one) for one in wrong)


def not_valid_in(list_number: int) -> Iterator[tuple[int, Standing]]:
    """Yield the places of one status list whose standing is not valid."""
    first = list_number * PLACES
    rows = Certificate.objects.filter(place__range=(first, first + PLACES - 1))
    found = rows.exclude(status=Certificate.Status.VALID).values_list("place", "status")
    for place, status in found.iterator():
        yield place - first, Standing(status)


def list_count() -> int:
    """Return how many status lists there are."""
    newest = Certificate.objects.order_by("-place").values_list("place", flat=True).first()
    return 1 if newest is None else newest // PLACES + 1


def _page(rows: list[Certificate], *, newer: bool, older: bool) -> IssuedPage:
    return IssuedPage(
        lines=tuple(_line(row) for row in rows),
        newer=rows[0].place if newer and rows else None,
        older=rows[-1].place if older and rows else None,
    )


def _line(row: Certificate) -> IssuedLine:
    holders = _masked_holders(row)
    return IssuedLine(
        id=row.pk,
        place=row.place,
        number=row.number,
        name=row.name,
        holder=holders,
        status=row.status,
        trust=row.trust,
        issued_on=row.issued_on,
        valid_until=row.valid_until,
    )


def _masked_holders(row: Certificate) -> str:
    """Return the names of the holders; whoever is no organisation is masked."""
    holders = row.face["holders"]
    return "、".join(
        name if _is_organisation(number) else masked_name(name) for number, name in holders
    )


def _is_organisation(number: str) -> bool:
    try:
        CreditCode(number)
    except InvalidValue:
        return False
    return True


def _waiting(row: ProposedChange) -> Waiting:
    return Waiting(
        id=row.pk,
        certificate=row.certificate_id,
        number=row.certificate.number,
        name=row.certificate.name,
        standing=Standing(row.standing),
        reason=row.reason,
        basis=row.basis,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
    )


def _batch(row: RegisterBatch, rejected: int) -> Batch:
    return Batch(
        id=row.pk,
        evidence=row.evidence,
        name=row.name,
        at=row.at,
        taken=row.taken,
        known=row.known,
        rejected=rejected,
    )


def _rejected(row: RejectedRow) -> Rejected:
    return Rejected(
        number=row.number,
        cells=row.cells,
        faults=tuple((column, reason) for column, reason in row.faults),
    )
