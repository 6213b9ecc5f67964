"""Jobs for other systems (系统对接任务): what they are told leaves, what is old is forgotten."""

from datetime import timedelta
from functools import cache, partial
from typing import Final

import structlog
from django.db import close_old_connections
from django.utils import timezone
from procrastinate.contrib.django import app

from tongban.actions.clients.recognising import forget_uses
from tongban.actions.clients.repeating import forget_answered
from tongban.actions.webhooks.sending import Sending
from tongban.actions.webhooks.subscribing import forget
from tongban.adapters.gateway import signed_headers
from tongban.adapters.partners.posting import Poster
from tongban.project.partner import gateway_signer
from tongban.project.wiring import outside

KEPT_DELIVERIES: Final = timedelta(days=31)
_log = structlog.get_logger("tongban.jobs")


@cache
def sending() -> Sending:
    """Return what sends webhooks in this process."""
    seals = partial(signed_headers, gateway_signer())
    return Sending(post=Poster(), seals=seals, clock=timezone.now)


@app.periodic(cron="* * * * * */5", periodic_id="webhooks")
@app.task(name="tongban.webhooks", queueing_lock="webhooks")
def send_webhooks(timestamp: int) -> None:
    """Send departments' systems what waits for them."""
    del timestamp
    close_old_connections()
    sent = sending().run()
    if sent.delivered or sent.resting or sent.dead:
        _log.info("webhooks.sent", delivered=sent.delivered, resting=sent.resting, dead=sent.dead)


@app.periodic(cron="43 3 * * *", periodic_id="machine_records")
@app.task(name="tongban.machine_records", queueing_lock="machine_records")
def forget_machine_records(timestamp: int) -> None:
    """Drop deliveries and counts of a month ago."""
    del timestamp
    close_old_connections()
    here = outside()
    while dropped := forget(here.now - KEPT_DELIVERIES):
        _log.info("webhooks.forgotten", deliveries=dropped)
    forget_uses(here.today)
    forget_answered(here)
