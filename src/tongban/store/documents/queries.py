"""Files as their owner or a competent officer may read them."""

import base64
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tongban.core.people.actors import Citizen, Officer
from tongban.store.documents.models import StoredFile


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """A rebuilt file, opened; an officer is also told for which case, and whom it concerns."""

    name: str
    media_type: str
    content: bytes
    case_number: str = ""
    concerned: tuple[bytes, ...] = ()


def file_of(actor: Citizen, file: UUID) -> FileContent | None:
    """Return a file that this person handed in; at a window, one of a draft and no other."""
    files = StoredFile.objects.filter(pk=file, owner_id=actor.account)
    return _first(files if actor.helped_by is None else files.filter(evidence__isnull=True))


def file_for(officer: Officer, file: UUID) -> FileContent | None:
    """Return a file of a case that the officer's department answers for, works on or takes part in.

    Whoever takes part in a joint handling looks at the one set of papers.
    """
    concerned = (
        Q(evidence__case__department=officer.department)
        | Q(evidence__case__work__department=officer.department)
        | Q(evidence__case__filing__joint__departments__contains=[officer.department])
    )
    if officer.area:
        concerned &= Q(evidence__case__area__startswith=officer.area) | Q(evidence__case__area="")
    files = StoredFile.objects.filter(concerned, pk=file).annotate(
        case_number=F("evidence__case__number"),
        concerned=F("evidence__case__filing__subject_index"),
    )
    return _first(files)


def _first(files: QuerySet[StoredFile]) -> FileContent | None:
    row = files.first()
    if row is None:
        return None
    content = row.content
    return FileContent(
        name=content["name"],
        media_type=row.media_type,
        content=base64.b64decode(content["bytes"]),
        case_number=getattr(row, "case_number", ""),
        concerned=tuple(bytes(one) for one in (getattr(row, "concerned", None),) if one),
    )
