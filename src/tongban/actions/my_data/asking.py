"""Ask to correct or delete (更正和删除申请), and take a request back."""

from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people import rights
from tongban.core.people.actors import Actor, Citizen
from tongban.core.people.rights import LIMIT, AnyRightEvent, RightKind, RightState
from tongban.core.vocabulary.errors import NotFound
from tongban.core.vocabulary.limits import due
from tongban.store.cases.models import OutboxRow
from tongban.store.cases.numbers import serials
from tongban.store.freezing.converter import stored
from tongban.store.rights.models import RightsRecord, RightsRequest
from tongban.store.rights.queries import REQUESTS
from tongban.store.sealing import blind_index


@transaction.atomic
def ask(citizen: Citizen, outside: Outside, *, kind: RightKind, words: str) -> UUID:
    """Ask a steward of the data to correct or to delete."""
    event = rights.ask(kind, words, outside.now)
    row = RightsRequest(
        id=uuid4(),
        number=f"Q{outside.today:%Y%m%d}{serials(1)[0]:06d}",
        kind=kind.value,
        owner_id=citizen.account,
        subject_index=blind_index(citizen.person),
        asked_at=event.at,
        due_on=due(LIMIT, outside.today, outside.calendar).on,
    )
    row.save(force_insert=True)
    keep(citizen, row, event, rights.fold([event]))
    return row.pk


@transaction.atomic
def withdraw(citizen: Citizen, request: UUID, outside: Outside) -> RightState:
    """Take a request back while it waits.

    Raises:
        NotFound: when it is not theirs.
    """
    rows = RightsRequest.objects.select_for_update(no_key=True)
    row = rows.filter(pk=request, owner=citizen.account).first()
    if row is None:
        raise NotFound(f"no request {request} of this person")
    state = rights.fold(REQUESTS.read(row.records.all()))
    event = rights.withdraw(state, outside.now)
    return keep(citizen, row, event, rights.advance(state, event))


def keep(actor: Actor, row: RightsRequest, event: AnyRightEvent, state: RightState) -> RightState:
    """Append an event to a locked request, and repeat in its columns what follows."""
    record = RightsRecord(
        request=row,
        sequence=state.length,
        name=event.name,
        by=event.by.staff_number if event.by else "",
        at=event.at,
    )
    record.content = stored(event)
    record.save(force_insert=True)
    row.revision = state.length
    row.outcome = state.answer.outcome.value if state.answer else ""
    row.over_at = None if state.waits else event.at
    row.save(update_fields=["revision", "outcome", "over_at"])
    OutboxRow.objects.create(
        topic=f"right.{event.name}", key=row.number, content={"request": str(row.pk)}
    )
    concerned = [bytes(row.subject_index)]
    note(actor, f"right.{event.name}", f"right:{row.pk}", concerned=concerned)
    return state
