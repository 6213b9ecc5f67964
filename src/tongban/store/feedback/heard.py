"""What concerns add up to (诉求汇总) since a day, of the city or of one unit."""

from datetime import date
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q

from tongban.core.feedback.concern_events import ConcernReopened
from tongban.core.feedback.concerns import WORK_ORDERS, ConcernKind, ConcernStatus
from tongban.core.feedback.poor_rating_events import RatingAppealed
from tongban.core.performance.heard import HeardTally
from tongban.store.feedback.models import Concern, ConcernRecord

_ORDERS: Final = [kind.value for kind in WORK_ORDERS]
_STRUCK: Final = Q(status=ConcernStatus.EXCLUDED.value)
_HANDED: Final = ~Q(department="") & ~_STRUCK & Q(into__isnull=True)
_ENDED: Final = Q(status=ConcernStatus.CLOSED.value)


def work_orders(since: date, department: str = "") -> HeardTally:
    """Return what the work orders of the hotline add up to."""
    return _tally(Q(kind__in=_ORDERS), since, department)


def poor_ratings(since: date, department: str = "") -> HeardTally:
    """Return what poor ratings add up to."""
    return _tally(Q(kind=ConcernKind.POOR_RATING.value), since, department)


def _tally(kind: Q, since: date, department: str) -> HeardTally:
    rows = Concern.objects.filter(kind, opened_at__date__gte=since)
    if department:
        rows = rows.filter(department=department)
    told = rows.alias(
        again=_happened(ConcernReopened.name), disputed=_happened(RatingAppealed.name)
    )
    reached = _ENDED & Q(satisfied__isnull=False)
    return HeardTally(
        **told.aggregate(
            opened=Count("pk"),
            handed=Count("pk", filter=_HANDED),
            late=Count("pk", filter=_HANDED & Q(units_late__gt=0)),
            ended=Count("pk", filter=_ENDED),
            called_back=Count("pk", filter=reached),
            satisfied=Count("pk", filter=reached & Q(satisfied=True)),
            reopened=Count("pk", filter=Q(again=True)),
            merged=Count("pk", filter=Q(into__isnull=False)),
            appealed=Count("pk", filter=Q(disputed=True)),
            struck=Count("pk", filter=_STRUCK),
        )
    )


def _happened(name: str) -> Exists:
    return Exists(ConcernRecord.objects.filter(concern=OuterRef("pk"), name=name))
