"""Rate a service (好差评): once per case and stage, by the one who filed it, never forced.

国办发〔2019〕51号: five levels; the last two are poor and are followed up. How soon is local
practice (本地配置: within one working day).
"""

from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.outside import Outside
from tongban.core.cases.state import Status
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import filed_by
from tongban.store.feedback.models import Rating

POOR = frozenset({Rating.Level.DISSATISFIED, Rating.Level.VERY_DISSATISFIED})
CONTACT_WORKING_DAYS = 1


def rate(
    citizen: Citizen,
    case: UUID,
    outside: Outside,
    *,
    level: str,
    aspects: tuple[str, ...] = (),
    comment: str = "",
) -> None:
    """Keep what the applicant says of a finished case.

    Raises:
        NotFound: when it is not a case of theirs.
        NotAllowed: when it is not finished.
        Conflict: when it has been rated.
    """
    row = Case.objects.filter(filed_by(citizen, "filing__"), pk=case).first()
    if row is None:
        raise NotFound(f"no case {case}")
    if row.status not in (Status.COMPLETED.value, Status.ACCEPTANCE_REFUSED.value):
        raise NotAllowed("only a finished case is rated", rule="rating.stage")
    rating = Rating(
        id=uuid4(),
        case=row,
        stage=Rating.Stage.COMPLETION,
        level=Rating.Level(level),
        aspects=list(aspects),
        contact_by=_contact_by(level, outside),
    )
    if comment:
        rating.comment = comment
    try:
        with transaction.atomic():
            rating.save(force_insert=True)
    except IntegrityError:
        raise Conflict(f"case {case} has been rated") from None


def _contact_by(level: str, outside: Outside) -> date | None:
    if level not in POOR:
        return None
    return outside.calendar.after(outside.today, CONTACT_WORKING_DAYS)
