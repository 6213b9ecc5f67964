"""Answer requests (答复申请): a steward of the data says what was done, or why it was not."""

from uuid import UUID

from django.db import transaction

from tongban.actions.my_data.asking import keep
from tongban.actions.my_data.erasing import erase
from tongban.actions.outside import Outside
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.people import rights
from tongban.core.people.actors import Officer
from tongban.core.people.rights import RightKind, RightOutcome, RightState
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.people.models import Account
from tongban.store.rights.models import RightsRequest
from tongban.store.rights.queries import REQUESTS


@transaction.atomic
def answer(
    officer: Officer,
    request: UUID,
    outside: Outside,
    *,
    revision: int,
    outcome: RightOutcome,
    words: str,
    phone: str = "",
) -> RightState:
    """Answer a request; what may be deleted is deleted, a right phone number is written down.

    Raises:
        NotFound: when there is none.
        Conflict: when it has moved on from `revision`.
    """
    row = RightsRequest.objects.select_for_update(no_key=True).filter(pk=request).first()
    if row is None:
        raise NotFound(f"no request {request}")
    if revision != row.revision:
        raise Conflict(f"the request has moved on from {revision}")
    state = rights.fold(REQUESTS.read(row.records.all()))
    rights.require_answerable(state, officer, CATALOGUE_KEEPER)
    deleted, granted = 0, outcome is not RightOutcome.REFUSED
    if granted and state.kind is RightKind.DELETION:
        deleted = erase(row.owner_id, bytes(row.subject_index), outside)
    if granted and state.kind is RightKind.CORRECTION and phone:
        _correct_phone(row.owner_id, phone)
    event = rights.answer(officer, outside.now, outcome=outcome, words=words, deleted=deleted)
    return keep(officer, row, event, rights.advance(state, event))


def _correct_phone(owner: int, phone: str) -> None:
    account = Account.objects.select_for_update().get(user=owner)
    account.person = {**account.person, "phone": phone}
    account.save(update_fields=["person_sealed"])
