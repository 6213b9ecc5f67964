"""What an applicant said of their case, and what became of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tongban.core.feedback.concerns import ConcernStatus
from tongban.core.feedback.ratings import Grade, RatedStage
from tongban.core.people.actors import Citizen
from tongban.store.feedback.models import Concern, Rating
from tongban.store.sealing import blind_index


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRating:
    """A rating as whoever gave it reads it; `concern` leads to what became of a poor one."""

    stage: RatedStage
    grade: Grade
    concern: UUID | None = None
    status: ConcernStatus | None = None
    due_on: date | None = None


def own_ratings(actor: Citizen, case: UUID) -> tuple[OwnRating, ...]:
    """Return what this person said of their case, stage by stage."""
    rows = Rating.objects.filter(
        case_id=case,
        case__filing__owner_id=actor.account,
        case__filing__subject_index=blind_index(actor.subject),
    )
    return tuple(_own(row) for row in rows.select_related("concern").order_by("rated_at"))


def rated(actor: Citizen, case: UUID) -> str | None:
    """Return the grade that this person gave at the end of their case, in words, or None."""
    found = (one for one in own_ratings(actor, case) if one.stage is RatedStage.COMPLETION)
    last = next(found, None)
    return None if last is None else last.grade.label


def _own(row: Rating) -> OwnRating:
    concern: Concern | None = getattr(row, "concern", None)
    return OwnRating(
        stage=RatedStage(row.stage),
        grade=Grade(row.level),
        concern=concern.pk if concern else None,
        status=ConcernStatus(concern.status) if concern else None,
        due_on=concern.due_on if concern else None,
    )
