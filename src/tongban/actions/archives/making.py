"""Make packages (制作归档包): ordered by a department, signed, kept, handed over on record.

Whoever is killed in the middle begins the package again; nothing of it is there until all is. One
whose log is not sealed yet waits for the seal.
"""

import base64
from collections.abc import Iterable
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from tongban.actions.archives.gathering import head_of, parts_of
from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.adapters.case_archives import sm3, write_package
from tongban.core.archives.packages import (
    MANIFEST,
    SIGNATURE,
    ArchivePart,
    PartKind,
    index_json,
    index_xml,
    manifest,
)
from tongban.core.archives.verifying import write_seal
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound, TongbanError, Unavailable
from tongban.store.archives.models import Package, PackagePiece
from tongban.store.archives.queries import content_of
from tongban.store.cases.models import Case

MAKE_NOW: Final = "tongban.archives_now"
"""The task that makes what waits."""
MOST_AT_ONCE: Final = 200
_PIECE_BYTES: Final = 1024 * 1024


@transaction.atomic
def order(officer: Officer, cases: Iterable[UUID], outside: Outside) -> int:
    """Ask for packages of ended cases of the officer's department; return how many are made.

    Raises:
        NotFound: when one of them is not the department's, or has not ended.
    """
    wanted = set(cases)
    rows = Case.objects.filter(
        pk__in=wanted,
        department=officer.department,
        area__startswith=officer.area,
        completed_on__isnull=False,
    )
    found = list(rows[: MOST_AT_ONCE + 1])
    if len(found) != len(wanted) or len(found) > MOST_AT_ONCE:
        raise NotFound("a case that is not the department's, or has not ended")
    for row in found:
        Package.objects.update_or_create(
            case=row,
            defaults={
                "standing": Package.Standing.WAITING,
                "asked_by": officer.staff_number,
                "asked_at": outside.now,
                "done": 0,
                "fault": "",
            },
        )
        note(officer, "archive.ordered", str(row.pk), case_number=row.number,
             concerned=_concerned(row))  # fmt: skip
    app.configure_task(MAKE_NOW).defer()
    return len(found)


def make_waiting(outside: Outside) -> int:
    """Make every package that waits, the oldest first; return how many."""
    made = 0
    waiting = Package.objects.filter(standing=Package.Standing.WAITING).order_by("asked_at")
    for row in waiting.select_related("case__filing"):
        try:
            _keep(row, made_of(row.case, outside, row), outside)
        except (Unavailable, NotFound):
            continue  # the seal comes within minutes, and a press may be put right
        except TongbanError as fault:
            Package.objects.filter(pk=row.pk).update(
                standing=Package.Standing.FAILED, fault=fault.code[:32]
            )
        else:
            made += 1
    return made


def made_of(case: Case, outside: Outside, row: Package | None = None) -> bytes:
    """Return the package of a case, signed; `row` is told how far it has come."""
    head = head_of(case, outside)
    parts: list[ArchivePart] = []
    for part in parts_of(case, outside):
        parts.append(part)
        _progress(row, len(parts), case)
    parts += [
        ArchivePart(
            path="index.xml",
            kind=PartKind.INDEX,
            title="目录",
            content=index_xml(head, parts),
        ),
        ArchivePart(
            path="index.json",
            kind=PartKind.INDEX,
            title="目录",
            content=index_json(head, parts),
        ),
    ]
    listed = manifest(head, parts, sm3)
    seal = outside.sealer.sign(listed)
    files = {one.path: one.content for one in parts}
    return write_package({**files, MANIFEST: listed, SIGNATURE: write_seal(seal)})


def made_by_number(number: str, outside: Outside) -> bytes:
    """Return the package of an ended case, for whoever keeps the platform; it is written down.

    Raises:
        NotFound: when no ended case has the number.
        Unavailable: when its log is not sealed yet.
    """
    rows = Case.objects.select_related("filing", "item")
    case = rows.filter(number=number, completed_on__isnull=False).first()
    if case is None:
        raise NotFound(f"No ended case has the number {number}.")
    content = made_of(case, outside)
    note(None, "archive.made", str(case.pk), case_number=number, concerned=_concerned(case))
    return content


def hand_over(officer: Officer, case: UUID, outside: Outside) -> tuple[str, bytes]:
    """Return the number of a case and its package, and write down who took it.

    Raises:
        NotFound: when the department has no such package.
    """
    del outside
    found = content_of(officer, case)
    if found is None:
        note(officer, "archive.downloaded", str(case), outcome="not_found")
        raise NotFound(f"no package of {case}")
    row = Case.objects.select_related("filing").get(pk=case)
    note(
        officer,
        "archive.downloaded",
        str(case),
        case_number=found[0],
        ground="归档",
        concerned=_concerned(row),
    )
    return found


def _progress(row: Package | None, done: int, case: Case) -> None:
    if row is not None:
        total = max(row.total, done, case.evidence.count() + case.vouchers.count() * 2 + 6)
        Package.objects.filter(pk=row.pk).update(done=done, total=total)


@transaction.atomic
def _keep(row: Package, content: bytes, outside: Outside) -> None:
    PackagePiece.objects.filter(package=row).delete()
    pieces = range(0, len(content), _PIECE_BYTES)
    for number, begin in enumerate(pieces, start=1):
        piece = PackagePiece(package=row, number=number)
        piece.content = base64.b64encode(content[begin : begin + _PIECE_BYTES]).decode()
        piece.save(force_insert=True)
    Package.objects.filter(pk=row.pk).update(
        standing=Package.Standing.READY,
        made_at=outside.now,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        fault="",
    )


def _concerned(row: Case) -> tuple[bytes, ...]:
    return (bytes(row.filing.subject_index),)
