"""Watch ratings (评价监察): what stands beside them, and what they show, kept with their case.

Whoever rated is not told to anybody: an order names the case and what was found in it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from tongban.actions.outside import Outside
from tongban.actions.phones import index_of
from tongban.actions.watching import keep
from tongban.core.feedback.concern_events import ConcernOpened
from tongban.core.feedback.folding import AnyConcernEvent
from tongban.core.feedback.poor_rating_events import RaterContacted
from tongban.core.feedback.ratings import RatingOrigin
from tongban.core.supervision.rated import RatedCase, at_rating
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.dates import day_of
from tongban.store.cases.models import Case
from tongban.store.feedback.events import CONCERNS
from tongban.store.feedback.models import ConcernRecord, Rating
from tongban.store.people.models import Account
from tongban.store.sign_in.models import VerifiedPhone

_BACK: Final = timedelta(hours=26)
"""A rating is looked at in its first day; a poor one as long as it is followed up."""

_PHONE: Final = "person.phone"


def look_at_ratings(outside: Outside) -> int:
    """Look at the ratings of late, and keep what they show; return how many were looked at."""
    followed = Q(concern__isnull=False, concern__ended_at=None)
    rows = Rating.objects.filter(Q(rated_at__gte=outside.now - _BACK) | followed)
    ratings = list(rows.select_related("case").order_by("rated_at"))
    look_at(ratings, outside)
    return len(ratings)


def look_at(ratings: Collection[Rating], outside: Outside) -> None:
    """Keep what ratings show."""
    for case, found in shown(ratings, outside).items():
        keep(case, found, outside.now)


def shown_of(case: Case, outside: Outside) -> list[Sighting]:
    """Return what the ratings of one case show."""
    ratings = Rating.objects.filter(case=case).select_related("case")
    return [one for found in shown(list(ratings), outside).values() for one in found]


def shown(ratings: Collection[Rating], outside: Outside) -> dict[Case, list[Sighting]]:
    """Return what ratings show, by their case; those that an appeal excluded show nothing."""
    counted = [
        one for one in ratings if one.origin == RatingOrigin.ACTIVE.value and not one.excluded
    ]
    contacts = _contacts([one.pk for one in counted])
    staff = _phones_of_staff() if counted else frozenset()
    found: defaultdict[Case, list[Sighting]] = defaultdict(list)
    for one in counted:
        due, contacted = contacts.get(one.pk, (None, None))
        rated = RatedCase(
            stage=one.stage,
            department=one.case.department,
            channel=one.channel,
            at=one.rated_at,
            staff_phone=bool(staff) and not staff.isdisjoint(_phones(one.case)),
            contact_due=due,
            contacted_on=contacted,
        )
        found[one.case] += at_rating(outside.rules, rated, outside.today)
    return found


def _contacts(ratings: Iterable[UUID]) -> dict[UUID, tuple[date | None, date | None]]:
    """Return by when raters had to be contacted first, and when they were."""
    records: defaultdict[UUID, list[ConcernRecord]] = defaultdict(list)
    rows = ConcernRecord.objects.filter(concern__rating__in=list(ratings))
    for one in rows.select_related("concern").order_by("concern", "sequence"):
        if one.concern.rating_id is not None:
            records[one.concern.rating_id].append(one)
    return {rating: _contact(CONCERNS.read(told)) for rating, told in records.items()}


def _contact(history: Iterable[AnyConcernEvent]) -> tuple[date | None, date | None]:
    due = contacted = None
    for event in history:
        match event:
            case ConcernOpened(due_on=due_on):
                due = due_on
            case RaterContacted() if contacted is None:
                contacted = day_of(event.at)
            case _:
                pass
    return due, contacted


def _phones_of_staff() -> frozenset[bytes]:
    """Return the telephones that officers have shown to hold, blindly."""
    officers = Account.objects.filter(kind=Account.Kind.OFFICER).values("user_id")
    rows = VerifiedPhone.objects.filter(user__in=officers).values_list("number_index", flat=True)
    return frozenset(map(bytes, rows))


def _phones(case: Case) -> frozenset[bytes]:
    """Return the telephone that was given with a case, blindly."""
    told = (one["value"] for one in case.filing.content["facts"] if one["element"] == _PHONE)
    return frozenset(index_of(str(phone)) for phone in told if phone)
