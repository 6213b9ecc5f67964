"""Analysis in the background (分析任务): extracts, and the logs of other systems."""

import threading
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connection
from procrastinate.contrib.django import app

from tongban.actions.outside import Outside
from tongban.actions.supervision import extracting, foreign_logs
from tongban.project.wiring import outside

_log = structlog.get_logger("tongban.jobs")


@app.periodic(cron="* * * * * */5", periodic_id="extracts")
@app.task(name="tongban.extracts", queueing_lock="extracts")
def make_extracts(timestamp: int) -> None:
    """Begin the oldest extract, once a day and whenever one is asked for."""
    del timestamp
    close_old_connections()
    extracting.ask_daily(outside())
    if extracting.is_waiting():
        _beside("extracts", extracting.extract_next)


@app.periodic(cron="* * * * * */3", periodic_id="event-logs")
@app.task(name="tongban.event_logs", queueing_lock="event-logs")
def read_event_logs(timestamp: int) -> None:
    """Begin the oldest log that was handed in."""
    del timestamp
    close_old_connections()
    if foreign_logs.is_waiting():
        _beside("event-logs", foreign_logs.read_next)


def _beside(name: str, work: Callable[[Outside], bool]) -> None:
    """Work beside the other jobs until nothing is left: a large piece keeps no deadline waiting."""
    if not any(one.name == name for one in threading.enumerate()):
        threading.Thread(target=_until_done, args=(name, work), name=name, daemon=True).start()


def _until_done(name: str, work: Callable[[Outside], bool]) -> None:
    """Work on a connection of this thread's own."""
    try:
        while work(outside()):
            _log.info("analysis.done", kind=name)
    finally:
        connection.close()
