"""Logs of other systems (外部日志): read, kept as Parquet beside the extracts, asked like ours.

What cannot be read is named with its line; nothing of it is silently left out.
"""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.adapters.event_logs import ReadLog, read_csv, read_xes
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.engines.mining.mine import Mine, kept
from tongban.store.supervision.models import ForeignLog

MOST_MEGABYTES: Final = 20
MOST_EVENTS: Final = 500_000
_EXAMPLES: Final = 20
_FORMS: Final = {".csv": read_csv, ".xes": read_xes, ".gz": read_xes}


def keep_log(
    officer: Officer, outside: Outside, *, name: str, chunks: Iterable[bytes]
) -> ForeignLog:
    """Read a log and keep it.

    Raises:
        InvalidValue: when it is no log, too large, or has no event.
    """
    read = _read(name, chunks)
    if not read.events:
        raise InvalidValue("event log", "文件里没有一个可以读的事件")
    row = ForeignLog(
        name=Path(name).name[:120],
        cases=len({one.case for one in read.events}),
        events=len(read.events),
        rejected=len(read.rejected),
        examples=[[one.line, one.why] for one in read.rejected[:_EXAMPLES]],
        by=officer.staff_number,
        at=outside.now,
    )
    kept(read.events, read.due, folder_of(row.pk))
    row.save(force_insert=True)
    note(officer, "supervision.log_kept", f"log:{row.pk}")
    return row


def open_log(log: UUID) -> Mine:
    """Open a log that is kept.

    Raises:
        NotFound: when it is not.
    """
    folder = folder_of(log)
    if not folder.is_dir():
        raise NotFound(f"no log {log}")
    return Mine.open(folder)


def drop_log(officer: Officer, log: UUID) -> None:
    """Let go of a log; the cases in it belong to another system."""
    deleted, _ = ForeignLog.objects.filter(pk=log).delete()
    if deleted:
        shutil.rmtree(folder_of(log), ignore_errors=True)
        note(officer, "supervision.log_dropped", f"log:{log}")


def folder_of(log: UUID) -> Path:
    """Return where a log is kept."""
    return Path(settings.VAR) / "logs-of-others" / str(log)


def _read(name: str, chunks: Iterable[bytes]) -> ReadLog:
    ending = Path(name).suffix.lower()
    if ending not in _FORMS:
        raise InvalidValue("event log", "只读 .csv、.xes 和 .xes.gz")
    with tempfile.TemporaryDirectory(prefix="tb-log-") as folder:
        file = (
            Path(folder) / f"log.xes{ending}" if ending == ".gz" else Path(folder) / f"log{ending}"
        )
        with file.open("wb") as opened:
            for chunk in chunks:
                opened.write(chunk)
        read = _FORMS[ending](file)
    if len(read.events) > MOST_EVENTS:
        raise InvalidValue("event log", f"超过 {MOST_EVENTS} 个事件，请用命令行分析")
    return read
