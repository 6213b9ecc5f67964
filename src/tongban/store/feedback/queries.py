"""Whether a case has been rated, and what the applicant said."""

from uuid import UUID

from tongban.core.people.actors import Citizen
from tongban.store.feedback.models import Rating
from tongban.store.sealing import blind_index


def rated(actor: Citizen, case: UUID) -> str | None:
    """Return the level that this person gave to their case, in words, or None."""
    row = Rating.objects.filter(
        case_id=case,
        case__filing__owner_id=actor.account,
        case__filing__subject_index=blind_index(actor.subject),
    ).first()
    return None if row is None else row.get_level_display()
