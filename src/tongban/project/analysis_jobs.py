"""Analysis in the background (分析任务): extracts, once a day and whenever one is asked for."""

import threading
from typing import Final

import structlog
from django.db import close_old_connections, connection
from procrastinate.contrib.django import app

from tongban.actions.supervision import extracting
from tongban.project.wiring import outside

_log = structlog.get_logger("tongban.jobs")
_NAME: Final = "extracts"


@app.periodic(cron="* * * * * */5", periodic_id="extracts")
@app.task(name="tongban.extracts", queueing_lock="extracts")
def make_extracts(timestamp: int) -> None:
    """Begin the oldest extract, beside the other jobs: a large one keeps no deadline waiting."""
    del timestamp
    close_old_connections()
    extracting.ask_daily(outside())
    alive = any(one.name == _NAME for one in threading.enumerate())
    if extracting.is_waiting() and not alive:
        threading.Thread(target=_make_extracts, name=_NAME, daemon=True).start()


def _make_extracts() -> None:
    """Make the extracts that wait, one after the other, on a connection of this thread's own."""
    try:
        while extracting.extract_next(outside()):
            _log.info("extracts.made")
    finally:
        connection.close()
