"""Filing (代填): a system of a department writes an application down; its applicant files it.

Whoever applies submits it themselves (行政许可法 第二十九条), so what comes in is a draft that
waits for the person at their own sign-in. It changes nothing that they have answered, and it is
written down as about them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.drafts.writing import prepare
from tongban.actions.targets import wanted
from tongban.core.catalog.elements import Value
from tongban.core.exchange.clients import ApiClient
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Draft
from tongban.store.people.queries import citizen_of
from tongban.store.sealing import blind_index


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDown:
    """A draft that waits for its applicant."""

    id: UUID
    item: str
    at: datetime


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
    return WrittenDown(id=draft, item=item, at=row.updated_at)
