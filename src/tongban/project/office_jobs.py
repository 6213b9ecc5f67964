"""Jobs of the office (办公任务): what officers began for many cases at once."""

import structlog
from django.db import close_old_connections
from procrastinate.contrib.django import app

from tongban.actions.officework.batches import CARRY_ON_NOW, carry_on
from tongban.project.wiring import outside

_log = structlog.get_logger("tongban.jobs")


@app.periodic(cron="* * * * * */30", periodic_id="batches")
@app.task(name="tongban.batches", queueing_lock="batches")
def carry_on_batches(timestamp: int) -> None:
    """Carry on what a worker that was killed left behind."""
    del timestamp
    _carry_on()


@app.task(name=CARRY_ON_NOW)
def carry_on_batches_now() -> None:
    """Carry out what somebody has just begun and waits for."""
    _carry_on()


def _carry_on() -> None:
    close_old_connections()
    if rows := carry_on(outside()):
        _log.info("batches.carried_on", rows=rows)
