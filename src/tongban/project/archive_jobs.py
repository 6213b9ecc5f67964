"""Jobs about archives (归档任务): packages that wait are made, one after the other.

Like all jobs each is harmless to repeat and comes again by itself.
"""

from typing import Final

import structlog
from django.db import close_old_connections
from procrastinate.contrib.django import app

from tongban.actions.archives.making import MAKE_NOW, make_waiting
from tongban.project.wiring import outside

_log: Final = structlog.get_logger("tongban.jobs")


@app.periodic(cron="* * * * * */30", periodic_id="archives")
@app.task(name="tongban.archives", queueing_lock="archives", lock="archives")
def make_archives(timestamp: int) -> None:
    """Make the packages that were asked for and left undone."""
    del timestamp
    make_archives_now()


@app.task(name=MAKE_NOW, lock="archives")
def make_archives_now() -> None:
    """Make every package that waits."""
    close_old_connections()
    if made := make_waiting(outside()):
        _log.info("archives.made", packages=made)
