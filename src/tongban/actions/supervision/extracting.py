"""Extract cases (数据提取): every case as lines for analysis, beside the day's work, with progress.

An extract is written once and never changed; the newest whole one is asked. A worker that is killed
leaves its extract unfinished, and whoever comes next begins it again, a few times at most. Nothing
of anybody leaves the database: numbers of cases, days, departments, what was done.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tongban.actions.alone import alone
from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.recording import UNBEGUN, folded, items_through
from tongban.core.cases import codec
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.cases.due import promised_due
from tongban.core.cases.state import CaseState
from tongban.core.people.actors import Officer
from tongban.core.performance.cases import STEP_PASSED, facts_of
from tongban.core.performance.traces import traced
from tongban.core.supervision.orders import OrderStatus
from tongban.core.vocabulary.errors import TongbanError
from tongban.engines.mining.extracts import Extracted, ExtractWriter
from tongban.store.cases.models import Case
from tongban.store.feedback.models import Rating
from tongban.store.supervision.models import Extract, SightingRow

MOST_ATTEMPTS: Final = 3
_LOCK: Final = 519_900_031
"""The advisory lock of whoever extracts; it falls when its holder is killed."""

_FORM: Final = 2
"""What an extract holds; one of another form is as good as none, and is made again."""

_AT_ONCE: Final = 500
_KEPT: Final = 3
_AGAIN: Final = timedelta(hours=20)
_DAY_ENDS: Final = time(17, tzinfo=CHINA_STANDARD_TIME)
_GRADES: Final[Mapping[str, int]] = {
    Rating.Level.VERY_DISSATISFIED: 1,
    Rating.Level.DISSATISFIED: 2,
    Rating.Level.FAIRLY_SATISFIED: 3,
    Rating.Level.SATISFIED: 4,
    Rating.Level.VERY_SATISFIED: 5,
}
_RUNNING = (Extract.Status.WAITING, Extract.Status.RUNNING)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside some cases: which rules are met how often, and their grade."""

    found: Mapping[UUID, Mapping[str, int]]
    grades: Mapping[UUID, int]


@transaction.atomic
def ask_for_extract(officer: Officer, outside: Outside) -> Extract:
    """Return the extract that is being made, or have a new one made."""
    running = Extract.objects.select_for_update().filter(status__in=_RUNNING).first()
    if running is not None:
        return running
    note(officer, "supervision.extract", "extracts")
    return Extract.objects.create(asked_by=officer.staff_number, asked_at=outside.now)


def ask_daily(outside: Outside) -> None:
    """Have an extract made unless there was one within a day that can be read."""
    newest = Extract.objects.order_by("-asked_at").first()
    if newest is None or newest.asked_at < outside.now - _AGAIN or _is_lost(newest):
        Extract.objects.create(asked_by="system", asked_at=outside.now)


def _is_lost(extract: Extract) -> bool:
    return extract.status == Extract.Status.DONE and not folder_of(extract).is_dir()


def is_waiting() -> bool:
    """Tell whether an extract has to be made."""
    return Extract.objects.filter(status__in=_RUNNING).exists()


def extract_next(outside: Outside) -> bool:
    """Make the oldest extract that waits, alone; tell whether there was one."""
    with alone(_LOCK) as held:
        run = Extract.objects.filter(status__in=_RUNNING).order_by("asked_at").first()
        if not held or run is None:
            return False
        if run.attempts >= MOST_ATTEMPTS:
            run.status, run.ended_at = Extract.Status.FAILED, outside.now
            run.save()
            return True
        run.attempts += 1
        run.save(update_fields=["attempts"])
        _make(run, outside)
        return True


def folder_of(extract: Extract) -> Path:
    """Return where an extract is kept."""
    return Path(settings.VAR) / "extracts" / f"{_FORM}-{extract.pk}"


def _make(run: Extract, outside: Outside) -> None:
    folder = folder_of(run)
    shutil.rmtree(folder, ignore_errors=True)
    run.status, run.done, run.unreadable = Extract.Status.RUNNING, 0, 0
    rows = Case.objects.exclude(status__in=UNBEGUN)
    run.total = rows.count()
    run.save()
    writer = ExtractWriter(folder)
    waiting = rows.select_related("item").defer("item__content").order_by("id")
    cases = waiting.iterator(chunk_size=_AT_ONCE)
    while batch := list(islice(cases, _AT_ONCE)):
        found = list(_extracted(batch, outside))
        writer.write(found)
        run.done += len(batch)
        run.unreadable += len(batch) - len(found)
        run.save(update_fields=["done", "unreadable"])
    if not run.total:
        writer.write(())
    run.status, run.ended_at = Extract.Status.DONE, outside.now
    run.save(update_fields=["status", "ended_at"])
    _forget_older()


def _extracted(batch: list[Case], outside: Outside) -> Iterator[Extracted]:
    beside = _beside(batch)
    for row in batch:
        try:
            yield _one(row, beside, outside)
        except TongbanError:  # one case that cannot be read must not hide the others
            continue


def _one(row: Case, beside: _Beside, outside: Outside) -> Extracted:
    events = tuple(codec.decode(event.content) for event in row.events.order_by("sequence"))
    state = folded(row.item_code, row.item.version, events)
    found = beside.found.get(row.pk, {})
    filed = items_through(row.item_code, row.item.version, events)[0]
    return Extracted(
        facts=facts_of(
            row.number,
            state,
            events,
            found=found.keys(),
            late_steps=found.get(STEP_PASSED, 0),
            calendar=outside.calendar,
        ),
        lines=tuple(traced(filed, events)),
        grade=beside.grades.get(row.pk, 0),
        due_at=_due(state, outside),
    )


def _due(state: CaseState, outside: Outside) -> datetime | None:
    if state.accepted is None:
        return None
    return datetime.combine(promised_due(state, outside.calendar).on, _DAY_ENDS)


def _beside(batch: list[Case]) -> _Beside:
    found: defaultdict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = SightingRow.objects.filter(case__in=batch, group="")
    standing = rows.exclude(order__status=OrderStatus.STRUCK.value)
    for case, rule in standing.values_list("case_id", "rule"):
        found[case][rule] += 1
    rated = Rating.objects.filter(case__in=batch, stage=Rating.Stage.COMPLETION)
    active = rated.filter(origin="active", excluded=False).values_list("case_id", "level")
    return _Beside(found, {case: _GRADES[level] for case, level in active})


def _forget_older() -> None:
    """Keep the newest extracts only; pages that ask an older one have long been answered."""
    done = Extract.objects.filter(status=Extract.Status.DONE).order_by("-asked_at")
    for old in done[_KEPT:]:
        shutil.rmtree(folder_of(old), ignore_errors=True)
        old.delete()
