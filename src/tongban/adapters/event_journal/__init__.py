"""The event journal (事件日志): what happened, a line of JSON each, for extracts and subscribers.

A file a day in one folder. A line is appended whole and is on the disk when `append` returns, so
that whoever wrote it may forget it; who reads it ignores an `id` that it has seen.
"""

from tongban.adapters.event_journal.journal import EventJournal

__all__ = ["EventJournal"]
