"""Jobs about personal records (个人信息任务): deleted in time, resealed, copied, opened as figures.

Like all jobs each is harmless to repeat and comes again by itself.
"""

from typing import Final

import structlog
from django.conf import settings
from django.db import close_old_connections
from procrastinate.contrib.django import app

from tongban.actions import resealing
from tongban.actions.my_data.copying import MAKE_NOW, make_waiting
from tongban.actions.overviews.opening import open_months
from tongban.actions.retention import purging
from tongban.project.wiring import event_journal, outside

_TURN_SECONDS: Final = 20
_log = structlog.get_logger("tongban.jobs")


@app.periodic(cron="23 3 * * *", periodic_id="retention")
@app.task(name="tongban.retention", queueing_lock="retention")
def delete_what_is_past_its_period(timestamp: int) -> None:
    """Delete what has been kept long enough, but for what a hold protects."""
    del timestamp
    close_old_connections()
    for kind, purged in purging.purge(outside(), event_journal(), settings.KEEPING).items():
        if purged.deleted:
            _log.info("retention.deleted", kind=kind, deleted=purged.deleted, held=purged.held)


@app.periodic(cron="13 2 * * *", periodic_id="open_months")
@app.task(name="tongban.open_months", queueing_lock="open_months")
def tell_months(timestamp: int) -> None:
    """Tell everybody what the months that have ended came to, so that nobody is found in it."""
    del timestamp
    close_old_connections()
    if opened := open_months(outside()):
        _log.info("months.opened", months=opened)


@app.periodic(cron="* * * * *", periodic_id="field_keys")
@app.task(name="tongban.field_keys", queueing_lock="field_keys")
def move_to_newest_key(timestamp: int) -> None:
    """Seal again under the newest key what older ones sealed, for a while; all while two stand."""
    del timestamp
    close_old_connections()
    if moved := resealing.reseal(outside(), seconds=_TURN_SECONDS):
        _log.info("field_keys.resealed", values=moved)


@app.periodic(cron="* * * * *", periodic_id="copies")
@app.task(name="tongban.copies", queueing_lock="copies", lock="copies")
def make_copies(timestamp: int) -> None:
    """Make the copies of their data that people asked for and that were left undone."""
    del timestamp
    make_copies_now()


@app.task(name=MAKE_NOW, lock="copies")
def make_copies_now() -> None:
    """Make every copy that waits."""
    close_old_connections()
    days = next(rule.days for rule in settings.KEEPING if rule.kind == "copies") or 1
    if made := make_waiting(outside(), days=days):
        _log.info("copies.made", copies=made)
