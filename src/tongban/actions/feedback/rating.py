"""Rate a service (好差评): once per case and stage, by the one who filed it, never forced.

国办发〔2019〕51号: five levels; the last two are poor and are followed up: somebody calls, the unit
puts it right, and whoever rated says whether it is good now.
"""

from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.feedback.keeping import Brought, opened
from tongban.actions.outside import Outside
from tongban.core.cases.state import Status
from tongban.core.feedback.concerns import ConcernChannel, ConcernKind
from tongban.core.feedback.ratings import (
    Grade,
    RatedStage,
    RatingChannel,
    RatingOrigin,
    contents_of,
)
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import filed_by
from tongban.store.feedback.models import Concern, Rating
from tongban.store.people.models import Account

_ENDED = (Status.COMPLETED.value, Status.ACCEPTANCE_REFUSED.value)


def rate(
    citizen: Citizen,
    case: UUID,
    outside: Outside,
    *,
    level: str,
    channel: RatingChannel = RatingChannel.WEB,
    aspects: tuple[str, ...] = (),
    comment: str = "",
) -> Rating:
    """Keep what the applicant says of their case at the stage that it has come to.

    Of how it came the channel is kept, and nothing of a device or a network.

    Raises:
        NotFound: when it is not a case of theirs.
        NotAllowed: when it is not accepted yet, or a window writes down what they say.
        Conflict: when it has been rated at this stage.
    """
    if citizen.helped_by is not None:
        raise NotAllowed("nobody rates at the hand of a clerk", rule="rating.clerk")
    row = Case.objects.filter(filed_by(citizen, "filing__"), pk=case).first()
    if row is None:
        raise NotFound(f"no case {case}")
    return keep_rating(
        row, outside, grade=_grade(level), channel=channel, aspects=aspects, words=comment
    )


def rate_by_code(
    case: UUID,
    outside: Outside,
    *,
    level: str,
    channel: RatingChannel,
    aspects: tuple[str, ...] = (),
    comment: str = "",
) -> Rating:
    """Keep what somebody says who was handed the code of a case at a window.

    Raises:
        NotFound: when there is no such case.
        NotAllowed: when it is not accepted yet.
        Conflict: when it has been rated at this stage.
    """
    row = Case.objects.filter(pk=case).first()
    if row is None:
        raise NotFound(f"no case {case}")
    return keep_rating(
        row, outside, grade=_grade(level), channel=channel, aspects=aspects, words=comment
    )


def stage_of(row: Case) -> RatedStage | None:
    """Return the stage at which a case can be rated now; None before it is accepted."""
    if row.status in _ENDED:
        return RatedStage.COMPLETION
    return RatedStage.ACCEPTANCE if row.accepted_on else None


def keep_rating(
    row: Case,
    outside: Outside,
    *,
    grade: Grade,
    channel: RatingChannel,
    aspects: tuple[str, ...] = (),
    words: str = "",
) -> Rating:
    """Keep a rating of a case; a poor one begins its follow-up in the same transaction."""
    stage = stage_of(row)
    if stage is None:
        raise NotAllowed("only what was accepted is rated", rule="rating.stage")
    contents = contents_of(channel)
    rating = Rating(
        id=uuid4(),
        case=row,
        stage=stage.value,
        level=grade.value,
        origin=RatingOrigin.ACTIVE.value,
        contents=contents.version,
        aspects=[code for code, _ in contents.aspects if code in aspects],
        channel=channel.value,
        rated_at=outside.now,
    )
    if words:
        rating.comment = words
    try:
        with transaction.atomic():
            rating.save(force_insert=True)
            if grade.poor:
                follow_up(rating, outside)
    except IntegrityError:
        raise Conflict(f"case {row.pk} has been rated") from None
    return rating


def follow_up(rating: Rating, outside: Outside) -> Concern:
    """Begin the follow-up of a poor rating; the unit will not learn whose it is."""
    case = rating.case
    person = Account.objects.filter(user=case.filing.owner_id).first()
    known = person.person if person else {}
    return opened(
        Brought(
            kind=ConcernKind.POOR_RATING,
            title=case.item.name,
            department=case.department,
            item=case.item_code,
            name=str(known.get("name", "")),
            phone=str(known.get("phone", "")),
            channel=ConcernChannel.WEB,
            owner=case.filing.owner_id,
            subject=bytes(case.filing.subject_index),
            case=case,
            rating=rating,
            secret=True,
        ),
        outside,
    )


def _grade(level: str) -> Grade:
    if level not in {grade.value for grade in Grade}:
        raise InvalidValue("level", "请选择一个评价等级")
    return Grade(level)
