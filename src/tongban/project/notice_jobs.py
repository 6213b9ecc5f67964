"""Jobs about notices and parcels (告知和快递任务): planned, brought, ordered, followed.

Like all jobs each is harmless to repeat and comes again by itself.
"""

from typing import Final

import structlog
from django.db import close_old_connections
from procrastinate.contrib.django import app

from tongban.actions.notices.planning import plan_waiting
from tongban.actions.parcels.following import follow_parcels
from tongban.project.courier import courier
from tongban.project.notices import bringing, templates
from tongban.project.wiring import outside

_log: Final = structlog.get_logger("tongban.jobs")


@app.periodic(cron="* * * * * */5", periodic_id="notices")
@app.task(name="tongban.notices", queueing_lock="notices")
def bring_notices(timestamp: int) -> None:
    """Plan the notices that were written, and bring those that are due."""
    del timestamp
    close_old_connections()
    planned = plan_waiting(outside(), templates())
    brought = bringing().run(outside())
    if planned or brought:
        _log.info("notices.brought", planned=planned, brought=brought)


@app.periodic(cron="* * * * * */10", periodic_id="parcels")
@app.task(name="tongban.parcels", queueing_lock="parcels")
def follow_what_was_sent(timestamp: int) -> None:
    """Order parcels that wait, and ask where the others are."""
    del timestamp
    close_old_connections()
    if moved := follow_parcels(courier(), outside()):
        _log.info("parcels.moved", parcels=moved)
