"""How each kind of record is deleted (分类删除): a few at a time, never what a hold protects.

Each purge takes the moment before which records are past their period and what is held now, and
returns how many it deleted and how many it left because of a hold. It deletes at most `AT_ONCE`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import connection
from django.db.models import Model, Q, QuerySet

from tongban.actions.drafts.writing import throw_away
from tongban.store.archives.models import Package
from tongban.store.cases.models import Case, Draft, OutboxRow
from tongban.store.certificates.models import RejectedRow, Share
from tongban.store.documents.models import StoredFile
from tongban.store.notices.models import NoticeRow
from tongban.store.people.sessions import BrowserSession
from tongban.store.retention.queries import Held
from tongban.store.rights.models import DataCopy, RightsRequest
from tongban.store.searches.models import SearchedWords

AT_ONCE: Final = 500
Row = TypeVar("Row", bound=Model)
_JOBS_OVER: Final = """
    DELETE FROM procrastinate_jobs WHERE id IN (
        SELECT id FROM procrastinate_jobs AS job
        WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted') AND NOT EXISTS (
            SELECT FROM procrastinate_events AS event WHERE job_id = job.id AND at >= %s)
        LIMIT %s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """How many records a purge deleted, and how many a hold protected (删除结果).

    `stopped` says that a hold on the whole kind let nothing be deleted.
    """

    deleted: int
    held: int = 0
    stopped: bool = False

    @property
    def full(self) -> bool:
        """Tell whether there may be more."""
        return self.deleted >= AT_ONCE


Purge = Callable[[datetime, Held], Purged]


def drafts(limit: datetime, held: Held) -> Purged:
    """Delete drafts that nobody went on with, and the papers that only they held."""
    overdue = Draft.objects.filter(submitted_at__isnull=True, updated_at__lt=limit)
    protected = _owned_by(held) | Q(acting_for_index__in=held.people)
    free, left = _divided(overdue, protected)
    rows = list(free.select_for_update(of=["self"], skip_locked=True)[:AT_ONCE])
    for row in rows:
        throw_away(row)
    return Purged(deleted=len(rows), held=left)


def uploads(limit: datetime, held: Held) -> Purged:
    """Delete files that were never filed and stand in no draft."""
    unused = Q(**{f"{name}__isnull": True for name in _referring()})
    overdue = StoredFile.objects.filter(unused, created_at__lt=limit)
    free, left = _divided(overdue, _owned_by(held))
    deleted = 0
    for owner in free.order_by("owner").values_list("owner", flat=True).distinct()[:AT_ONCE]:
        deleted += free.filter(owner=owner).exclude(pk__in=_in_drafts(owner)).delete()[0]
    return Purged(deleted=deleted, held=left)


def sessions(limit: datetime, _held: Held) -> Purged:
    """Delete sessions that ended."""
    return _deleted(BrowserSession.objects.filter(expire_date__lt=limit))


def sign_in_attempts(limit: datetime, _held: Held) -> Purged:
    """Delete attempts to sign in that nobody counts any more."""
    kinds = (AccessAttempt, AccessFailureLog, AccessLog)
    counts = [_deleted(kind.objects.filter(attempt_time__lt=limit)).deleted for kind in kinds]
    return Purged(deleted=sum(counts))


def shares(limit: datetime, held: Held) -> Purged:
    """Empty what holders wrote when they let others see; that something was used stays."""
    ended = Q(until__lt=limit) | Q(taken_back_at__lt=limit)
    overdue = Share.objects.filter(ended).exclude(purpose_sealed=b"")
    protected = (
        Q(certificate__holder_index__in=held.people)
        | Q(receiver_index__in=held.people)
        | Q(certificate__case__number__in=held.cases)
    )
    free, left = _divided(overdue, protected)
    keys = list(free.values_list("pk", flat=True)[:AT_ONCE])
    rows = Share.objects.filter(pk__in=keys)
    return Purged(deleted=rows.update(purpose_sealed=b"", receiver_sealed=None), held=left)


def rejected_rows(limit: datetime, _held: Held) -> Purged:
    """Delete rows of registers that were sent back."""
    return _deleted(RejectedRow.objects.filter(batch__at__lt=limit))


def messages(limit: datetime, _held: Held) -> Purged:
    """Delete messages that have left."""
    return _deleted(OutboxRow.objects.filter(sent_at__lt=limit))


def jobs(limit: datetime, _held: Held) -> Purged:
    """Delete jobs that are over."""
    with connection.cursor() as cursor:
        cursor.execute(_JOBS_OVER, [limit, AT_ONCE])
        return Purged(deleted=cursor.rowcount)


def copies(limit: datetime, _held: Held) -> Purged:
    """Delete copies of one's data that are no longer there to be fetched."""
    made = Q(ready_at__lt=limit) | Q(failed=True, asked_at__lt=limit)
    return _deleted(DataCopy.objects.filter(made))


def rights_requests(limit: datetime, held: Held) -> Purged:
    """Delete requests about one's data that were answered, with what was said."""
    overdue = RightsRequest.objects.filter(over_at__lt=limit)
    free, left = _divided(overdue, Q(subject_index__in=held.people))
    return replace(_deleted(free), held=left)


def searches(limit: datetime, _held: Held) -> Purged:
    """Delete words that were looked for, with what was opened for them."""
    return _deleted(SearchedWords.objects.filter(day__lt=limit.date()))


def case_files(limit: datetime, _held: Held) -> Purged:
    """Count the files that wait for appraisal; none is destroyed here (档案法 §21)."""
    return Purged(deleted=0, held=Case.objects.filter(completed_on__lt=limit.date()).count())


def archives(limit: datetime, _held: Held) -> Purged:
    """Count the packages that wait for appraisal with their cases."""
    overdue = Package.objects.filter(case__completed_on__lt=limit.date())
    return Purged(deleted=0, held=overdue.count())


def notices(limit: datetime, _held: Held) -> Purged:
    """Count what was told so long ago that it waits for appraisal."""
    return Purged(deleted=0, held=NoticeRow.objects.filter(at__lt=limit).count())


PURGES: Final[Mapping[str, Purge]] = {
    "drafts": drafts,
    "uploads": uploads,
    "sessions": sessions,
    "sign_in_attempts": sign_in_attempts,
    "shares": shares,
    "rejected_rows": rejected_rows,
    "messages": messages,
    "jobs": jobs,
    "copies": copies,
    "rights_requests": rights_requests,
    "searches": searches,
    "case_files": case_files,
    "archives": archives,
    "notices": notices,
}
"""The purge of each kind that is deleted from the database by its age alone."""


def _divided(overdue: "QuerySet[Row]", protected: Q) -> tuple["QuerySet[Row]", int]:
    """Return the rows that may go, and how many may not."""
    kept = overdue.filter(protected)
    return overdue.exclude(pk__in=kept.values("pk")), kept.count()


def _deleted(overdue: "QuerySet[Any]") -> Purged:
    keys = list(overdue.values_list("pk", flat=True)[:AT_ONCE])
    overdue.model._default_manager.filter(pk__in=keys).delete()  # noqa: SLF001 - Django's documented way
    return Purged(deleted=len(keys))


def _owned_by(held: Held) -> Q:
    return Q(owner__account__person_index__in=held.people)


def _referring() -> Iterator[str]:
    """Yield the names under which other tables refer to a file."""
    for relation in StoredFile._meta.related_objects:  # noqa: SLF001 - Django's documented way
        yield relation.get_accessor_name() or relation.name


def _in_drafts(owner: int) -> set[str]:
    """Return the files that stand in what somebody has not submitted yet."""
    rows = Draft.objects.filter(owner=owner, submitted_at__isnull=True)
    return {one["file"] for row in rows for files in row.content["files"].values() for one in files}
