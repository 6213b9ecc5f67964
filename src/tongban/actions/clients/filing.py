"""Filing (代填): a system of a department writes an application down; its applicant files it.

Whoever applies submits it themselves (行政许可法 第二十九条), so what comes in is a draft that
waits for the person at their own sign-in. It changes nothing that they have answered, and it is
written down as about them. Papers pass the same gate as in the person's own hands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.drafts.papers import MOST_FILES, attach
from tongban.actions.drafts.writing import opened, prepare
from tongban.actions.outside import Outside
from tongban.actions.targets import wanted
from tongban.adapters.uploads import Refused
from tongban.core.catalog.elements import Value
from tongban.core.exchange.clients import ApiClient
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.cases.draft_content import Attached
from tongban.store.cases.models import Draft
from tongban.store.people.queries import citizen_of
from tongban.store.sealing import blind_index


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDown:
    """A draft that waits for its applicant."""

    id: UUID
    item: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOfDraft:
    """For which paper of which draft a file is, and whose draft that is."""

    draft: UUID
    applicant: UUID
    requirement: str


def hand_in(
    client: ApiClient, paper: PaperOfDraft, outside: Outside, *, content: bytes, name: str
) -> Attached | Refused:
    """Add a file to a paper of a draft that was written down; its applicant sees it before filing.

    Only a system that wrote into a draft adds to it. A paper that the person has handed in stays;
    they take out what they do not want.

    Raises:
        NotFound: when there is no such draft of an item of the department, or not of this person,
            or another system wrote it down.
        InvalidValue: for a paper that the item does not ask.
        Conflict: when the paper has as many files as it may have.
    """
    drafts = Draft.objects.filter(target="item", submitted_at__isnull=True)
    row = drafts.filter(pk=paper.draft, prepared_by__contains=[client.code]).first()
    citizen = citizen_of(paper.applicant)
    if row is None or citizen is None or row.owner_id != citizen.account:
        raise NotFound(f"no draft {paper.draft} of that applicant")
    item = wanted("item", row.code).items[0]
    if item.department != client.department:
        raise NotFound(f"no item {row.code} of {client.department}")
    if paper.requirement not in {one.id for one in item.requirements}:
        raise InvalidValue("requirement", "这个事项没有这份材料")
    before = opened(citizen, row.pk).content.files.get(paper.requirement, ())
    if len(before) >= MOST_FILES:
        raise Conflict(f"{paper.requirement} has {MOST_FILES} files")
    outcome = attach(citizen, row.pk, paper.requirement, outside, content=content, name=name)
    if isinstance(outcome, Attached):
        index = blind_index(citizen.person)
        note(client.steward(), "draft.paper", f"item:{row.code}", concerned=[index])
    return outcome


@transaction.atomic
def write_down(
    client: ApiClient, applicant: UUID, item: str, answers: Mapping[str, Value]
) -> WrittenDown:
    """Write an application down for a person, who completes and files it.

    Raises:
        NotFound: when there is no such item of the client's department, or no such person.
    """
    target = wanted("item", item)
    if target.items[0].department != client.department:
        raise NotFound(f"no item {item} of {client.department}")
    citizen = citizen_of(applicant)
    if citizen is None:
        raise NotFound(f"no applicant {applicant}")
    draft = prepare(citizen, item, answers)
    index = blind_index(citizen.person)
    note(client.steward(), "draft.prepared", f"item:{item}", concerned=[index])
    row = Draft.objects.get(pk=draft)
    row.prepared_by = sorted({*row.prepared_by, client.code})
    row.save(update_fields=["prepared_by"])
    return WrittenDown(id=draft, item=item, at=row.updated_at)
