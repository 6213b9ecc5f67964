"""Jobs about money (缴费任务): the bank is asked, refunds are given back, days are reconciled.

Like all jobs each is harmless to repeat and comes again by itself.
"""

from typing import Final

import structlog
from django.db import close_old_connections
from procrastinate.contrib.django import app

from tongban.actions.payments.confirming import CONFIRM_NOW, confirm_due
from tongban.actions.payments.reconciling import reconcile_due
from tongban.actions.payments.refunding import give_back_due
from tongban.project.wiring import outside

_log: Final = structlog.get_logger("tongban.jobs")


@app.periodic(cron="* * * * * */5", periodic_id="payments")
@app.task(name="tongban.payments", queueing_lock="payments")
def ask_the_bank(timestamp: int) -> None:
    """Ask about every order whose turn it is, and give back what was approved."""
    del timestamp
    ask_the_bank_now()


@app.task(name=CONFIRM_NOW)
def ask_the_bank_now() -> None:
    """Ask about every order whose turn it is, and give back what was approved."""
    close_old_connections()
    ended, given_back = confirm_due(outside()), give_back_due(outside())
    if ended or given_back:
        _log.info("payments.confirmed", orders=ended, refunds=given_back)


@app.periodic(cron="*/5 * * * *", periodic_id="reconciliation")
@app.task(name="tongban.reconciliation", queueing_lock="reconciliation")
def reconcile_yesterday(timestamp: int) -> None:
    """Lay yesterday's ledger of the bank beside ours, once."""
    del timestamp
    close_old_connections()
    if found := reconcile_due(outside()):
        _log.warning("payments.differ", differences=found)
