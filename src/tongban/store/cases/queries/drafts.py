"""Drafts of one person, for themselves or for whom they act."""

from uuid import UUID

from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Draft
from tongban.store.sealing import blind_index


def draft_of(actor: Citizen, draft: UUID, *, lock: bool = False) -> Draft | None:
    """Return a draft of this person, submitted or not; optionally locked for writing."""
    index = blind_index(actor.acting_for) if actor.acting_for else None
    drafts = Draft.objects.filter(owner_id=actor.account, acting_for_index=index)
    return (drafts.select_for_update() if lock else drafts).filter(pk=draft).first()
