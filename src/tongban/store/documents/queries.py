"""Files as their owner or a competent officer may read them."""

import base64
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tongban.core.people.actors import Citizen, Officer
from tongban.store.documents.models import StoredFile
from tongban.store.sealing import blind_index


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """A rebuilt file, opened; an officer is also told for which case, and whom it concerns."""

    name: str
    media_type: str
    content: bytes
    case_number: str = ""
    concerned: tuple[bytes, ...] = ()


def file_of(actor: Citizen, file: UUID) -> FileContent | None:
    """Return a file that this person handed in, or that somebody filed in their own name.

    At a window, one of a draft and no other.
    """
    files = StoredFile.objects.filter(pk=file)
    if actor.helped_by is not None:
        return _first(files.filter(owner_id=actor.account, evidence__isnull=True))
    return _first(files.filter(Q(owner_id=actor.account) | _in_their_name(actor)).distinct())


def _in_their_name(actor: Citizen) -> Q:
    """Return what limits files to papers of applications that are this person's own."""
    if actor.organisation is not None or not actor.whole:
        return Q(pk__in=())
    return Q(evidence__case__filing__subject_index=blind_index(actor.subject))


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


def scan_of(mandate: str) -> FileContent | None:
    """Return the scan of a paper mandate, for whoever was found to be a party or to keep it."""
    return _first(StoredFile.objects.filter(mandates__code=mandate))


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
