"""Logs of other systems (外部日志): handed in, read by the worker, asked like our own cases.

Whoever hands a file in waits for nothing. What cannot be read is named with its line and kept as
it came; nothing of it is silently left out. A worker that is killed leaves its log unfinished, and
whoever comes next begins it again, a few times at most.
"""

import csv
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tongban.actions.alone import alone
from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.adapters.event_logs import ReadLog, Rejected, read_csv, read_xes
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.core.vocabulary.reasons import sentence_for
from tongban.engines.mining.mine import Mine, kept
from tongban.store.supervision.models import ForeignLog

MOST_MEGABYTES: Final = 20
MOST_EVENTS: Final = 500_000
MOST_ATTEMPTS: Final = 3
_LOCK: Final = 519_900_032
"""The advisory lock of whoever reads logs."""

_EXAMPLES: Final = 20
_EVERY_SECONDS: Final = 0.5
_LONGEST_STEM: Final = 100
_FORMS: Final = {".csv": read_csv, ".xes": read_xes, ".gz": read_xes}
_Status = ForeignLog.Status
_TO_READ: Final = (_Status.WAITING, _Status.READING)


class _Stopped(Exception):
    """That a log is not wanted any more."""


class _Progress:
    """Writes down now and then how far the reading of a log has come, unless it is to stop."""

    def __init__(self, log: UUID) -> None:
        self._row = ForeignLog.objects.filter(pk=log)
        self._told = 0.0

    def __call__(self, octets: int) -> None:
        """Hear how many octets are read.

        Raises:
            _Stopped: when somebody stopped the log, or dropped it.
        """
        if time.monotonic() - self._told < _EVERY_SECONDS:
            return
        self._told = time.monotonic()
        if not self._row.filter(stop_wanted=False).update(done=octets):
            raise _Stopped


def hand_in(officer: Officer, outside: Outside, *, name: str, chunks: Iterable[bytes]) -> UUID:
    """Keep a file and put it in line.

    Raises:
        InvalidValue: when its name is that of no log, or it is empty.
    """
    if Path(name).suffix.lower() not in _FORMS:
        raise InvalidValue("event log", "只读 .csv、.xes 和 .xes.gz")
    row = ForeignLog(
        name=f"{plain_text(Path(name).stem)[:_LONGEST_STEM]}{Path(name).suffix.lower()}",
        status=_Status.WAITING,
        by=officer.staff_number,
        at=outside.now,
    )
    file = _file_of(row)
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        row.size = sum(opened.write(chunk) for chunk in chunks)
    if not row.size:
        shutil.rmtree(file.parent)
        raise InvalidValue("event log", "文件是空的")
    row.save(force_insert=True)
    note(officer, "supervision.log_handed_in", f"log:{row.pk}")
    return row.pk


def is_waiting() -> bool:
    """Tell whether a log has to be read."""
    return ForeignLog.objects.filter(status__in=_TO_READ).exists()


def read_next(outside: Outside) -> bool:
    """Read the oldest log that waits, alone; tell whether there was one."""
    del outside
    with alone(_LOCK) as held:
        row = ForeignLog.objects.filter(status__in=_TO_READ).order_by("at").first()
        if not held or row is None:
            return False
        ForeignLog.objects.filter(pk=row.pk).update(
            status=_Status.READING, done=0, attempts=row.attempts + 1
        )
        try:
            _read(row)
        except InvalidValue as wrong:
            _end(row, _Status.REFUSED, reason=sentence_for(wrong))
        except _Stopped:
            _end(row, _Status.STOPPED)
        return True


def stop(officer: Officer, log: UUID) -> None:
    """Have a log that waits or is being read left alone.

    Raises:
        Conflict: when it has ended.
    """
    with transaction.atomic():
        row = _held(log)
        if row.status not in _TO_READ:
            raise Conflict("the log is not being read")
        row.stop_wanted = True
        row.status = _Status.STOPPED if row.status == _Status.WAITING else row.status
        row.save(update_fields=["stop_wanted", "status"])
        note(officer, "supervision.log_stopped", f"log:{log}")


def resume(officer: Officer, log: UUID) -> None:
    """Put a stopped log in line again, from its beginning.

    Raises:
        Conflict: when it was not stopped.
    """
    with transaction.atomic():
        row = _held(log)
        if row.status != _Status.STOPPED:
            raise Conflict("the log was not stopped")
        row.stop_wanted, row.status, row.done, row.attempts = False, _Status.WAITING, 0, 0
        row.save(update_fields=["stop_wanted", "status", "done", "attempts"])
        note(officer, "supervision.log_resumed", f"log:{log}")


def open_log(log: UUID) -> Mine:
    """Open a log that was read.

    Raises:
        NotFound: when it was not.
    """
    folder = folder_of(log)
    if not (folder / "events.parquet").is_file():
        raise NotFound(f"no log {log}")
    return Mine.open(folder)


def rejected_lines(log: UUID) -> Iterator[tuple[str, ...]]:
    """Yield the lines that were not read: their place, why, and what they say."""
    file = _rejected_of(log)
    if file.is_file():
        with file.open(encoding="utf-8", newline="") as text:
            yield from map(tuple, csv.reader(text))


def drop_log(officer: Officer, log: UUID) -> None:
    """Let go of a log; the cases in it belong to another system."""
    deleted, _ = ForeignLog.objects.filter(pk=log).delete()
    if deleted:
        shutil.rmtree(folder_of(log), ignore_errors=True)
        note(officer, "supervision.log_dropped", f"log:{log}")


def folder_of(log: UUID) -> Path:
    """Return where a log is kept."""
    return Path(settings.VAR) / "logs-of-others" / str(log)


def _read(row: ForeignLog) -> None:
    """Read a log whole, and keep what it tells and what could not be read."""
    if row.attempts >= MOST_ATTEMPTS:
        raise InvalidValue("event log", "读取时几次中断，请用命令行分析")
    file = _file_of(row)
    heard = _Progress(row.pk)
    read: ReadLog = _FORMS[file.suffix](file, heard=heard)
    if len(read.events) > MOST_EVENTS:
        raise InvalidValue("event log", f"超过 {MOST_EVENTS} 个事件，请用命令行分析")
    _keep_rejected(row.pk, read.rejected)
    row.rejected = len(read.rejected)
    row.examples = [[one.line, one.why] for one in read.rejected[:_EXAMPLES]]
    if not read.events:
        raise InvalidValue("event log", "文件里没有一个可以读的事件")
    row.cases, row.events = len({one.case for one in read.events}), len(read.events)
    kept(read.events, read.due, folder_of(row.pk))
    _end(row, _Status.DONE)


def _end(row: ForeignLog, status: str, *, reason: str = "") -> None:
    """End the reading of a log; whoever dropped it meanwhile finds nothing left of it.

    The file stays only where somebody may want it read again.
    """
    told = {name: getattr(row, name) for name in ("rejected", "examples", "cases", "events")}
    found = ForeignLog.objects.filter(pk=row.pk)
    if not found.update(status=status, reason=reason, done=row.size, **told):
        shutil.rmtree(folder_of(row.pk), ignore_errors=True)
    elif status != _Status.STOPPED:
        _file_of(row).unlink(missing_ok=True)


def _keep_rejected(log: UUID, rejected: Iterable[Rejected]) -> None:
    lines = tuple(rejected)
    if not lines:
        return
    with _rejected_of(log).open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows((one.line, one.why, *one.cells) for one in lines)


def _held(log: UUID) -> ForeignLog:
    row = ForeignLog.objects.select_for_update().filter(pk=log).first()
    if row is None:
        raise NotFound(f"no log {log}")
    return row


def _file_of(row: ForeignLog) -> Path:
    return folder_of(row.pk) / f"handed-in{Path(row.name).suffix}"


def _rejected_of(log: UUID) -> Path:
    return folder_of(log) / "rejected.csv"
