"""Take over a department's register (存量证照归集): good rows become certificates, the others stay.

A row that is mended comes again with the next file; what is known already is left as it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.certificates.taking_over import Existing, take_over
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.workbooks import read_plain
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.certificates.existing import ExistingCertificate, RowFault, read_row
from tongban.core.certificates.types import CertificateType, types_of
from tongban.core.people.actors import Officer
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.certificates.models import RegisterBatch, RejectedRow

MOST_ROWS = 20_000


def types_for(officer: Officer, catalogue: Catalogue) -> dict[str, CertificateType]:
    """Return the types of certificate that the officer's department issues."""
    return {
        code: kind
        for code, kind in types_of(catalogue).items()
        if kind.issuer == officer.department
    }


@transaction.atomic
def take_register(
    officer: Officer,
    evidence: str,
    rows: Iterable[Mapping[str, str]],
    outside: Outside,
    *,
    name: str,
) -> UUID:
    """Take over the good rows of a register and keep the others with their faults.

    Raises:
        NotFound: when the department issues no such type.
        InvalidValue: when there are no rows, or too many at once.
    """
    catalogue = published().catalogue
    kind = types_for(officer, catalogue).get(evidence)
    if kind is None:
        raise NotFound(f"no type {evidence} of this department")
    good: list[ExistingCertificate] = []
    wrong: list[tuple[int, Mapping[str, str], tuple[RowFault, ...]]] = []
    for number, cells in enumerate(_capped(rows), start=2):
        read = read_row(kind, cells)
        if isinstance(read, ExistingCertificate):
            good.append(read)
        else:
            wrong.append((number, cells, read))
    if not good and not wrong:
        raise InvalidValue("register", "文件里没有数据行")
    taken = take_over([_held(one, kind) for one in good], catalogue, outside)
    batch = _keep(officer, evidence, outside, name=name, taken=taken, known=len(good) - taken)
    RejectedRow.objects.bulk_create([_rejected(batch, *one) for one in wrong], batch_size=500)
    note(officer, "certificate.take_register", str(batch.pk), details={"evidence": evidence})
    return batch.pk


@contextmanager
def rows_of(content: Iterable[bytes]) -> Iterator[Iterator[dict[str, str]]]:
    """Yield the rows of an uploaded file, which is kept only as long.

    Raises:
        InvalidValue: when it is neither a workbook nor a table in text.
    """
    with TemporaryDirectory(prefix="register-") as folder:
        path = Path(folder) / "register"
        with path.open("wb") as file:
            file.writelines(content)
        yield read_plain(path)


def _capped(rows: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    found = []
    for cells in rows:
        if any(value.strip() for value in cells.values()):
            found.append(cells)
        if len(found) > MOST_ROWS:
            raise InvalidValue("register", f"一次最多 {MOST_ROWS} 行，请分成几个文件")
    return found


def _held(one: ExistingCertificate, kind: CertificateType) -> Existing:
    return Existing(
        holder=one.holder,
        holding=Holding(
            evidence=kind.evidence,
            kind=HoldingKind.CERTIFICATE,
            reference="",
            name=kind.name,
            trust=one.trust,
            valid_from=one.valid_from,
            valid_until=one.valid_until,
            fields=one.fields,
            issuer=kind.issuer,
        ),
    )


def _keep(
    officer: Officer, evidence: str, outside: Outside, *, name: str, taken: int, known: int
) -> RegisterBatch:
    return RegisterBatch.objects.create(
        id=uuid4(),
        department=officer.department,
        evidence=evidence,
        name=name[:200],
        by=officer.staff_number,
        at=outside.now,
        taken=taken,
        known=known,
    )


def _rejected(
    batch: RegisterBatch, number: int, cells: Mapping[str, str], faults: tuple[RowFault, ...]
) -> RejectedRow:
    row = RejectedRow(
        id=uuid4(),
        batch=batch,
        number=number,
        faults=[[fault.column, fault.reason] for fault in faults],
    )
    row.cells = dict(cells)
    return row
