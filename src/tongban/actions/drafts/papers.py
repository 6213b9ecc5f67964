"""Hand in papers (提交材料): a file enters only as the gate rebuilt it, sealed to its owner."""

import base64
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from tongban.actions.drafts.writing import OpenDraft, change, opened
from tongban.actions.outside import Outside
from tongban.adapters.uploads import Rebuilt, Refused
from tongban.core.people.actors import Citizen
from tongban.store.cases.draft_content import Attached
from tongban.store.documents.models import StoredFile

MOST_FILES = 10
"""How many files one paper may consist of."""


def attach(
    actor: Citizen, draft: UUID, paper: str, outside: Outside, *, content: bytes, name: str
) -> Attached | Refused:
    """Add a file to a paper of the draft; the gate works before the transaction begins."""
    opened(actor, draft)
    outcome = outside.gate.examine(content, name=name)
    match outcome:
        case Refused():
            return outcome
        case Rebuilt():
            return _attach(actor, draft, paper, outcome, name=name)


@transaction.atomic
def detach(actor: Citizen, draft: UUID, paper: str, file: str) -> OpenDraft:
    """Take a file back; nobody else can have seen it."""
    changed = change_files(actor, draft, paper, removed=file)
    StoredFile.objects.filter(pk=file, owner_id=actor.account, evidence__isnull=True).delete()
    return changed


@transaction.atomic
def _attach(actor: Citizen, draft: UUID, paper: str, rebuilt: Rebuilt, *, name: str) -> Attached:
    file = keep_file(actor, rebuilt, name)
    attached = Attached(file=str(file.pk), name=name, pages=rebuilt.pages)
    change_files(actor, draft, paper, added=attached)
    return attached


def keep_file(actor: Citizen, rebuilt: Rebuilt, name: str) -> StoredFile:
    """Store a rebuilt file for its owner."""
    file = StoredFile(
        owner_id=actor.account,
        media_type=rebuilt.media_type,
        size=len(rebuilt.content),
        pages=rebuilt.pages,
        sha256=rebuilt.sha256,
    )
    file.content = {"name": name, "bytes": base64.b64encode(rebuilt.content).decode()}
    file.save(force_insert=True)
    return file


def change_files(
    actor: Citizen, draft: UUID, paper: str, *, added: Attached | None = None, removed: str = ""
) -> OpenDraft:
    """Keep the files of one paper, with one added or one removed."""
    return change(
        actor,
        draft,
        lambda content: replace(
            content,
            files={
                **content.files,
                paper: (
                    *(one for one in content.files.get(paper, ()) if one.file != removed),
                    *((added,) if added else ()),
                )[:MOST_FILES],
            },
        ),
    )
