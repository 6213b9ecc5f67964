"""Background jobs (后台任务): what the worker does by the clock, each harmless to repeat.

A worker that is killed leaves its job marked as being done; since every job here comes again by
itself and does whatever is left, such a mark is only cleared away.
"""

import threading
from dataclasses import replace
from typing import Any, Final

import structlog
from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from tongban.actions import deadlines, outbox
from tongban.actions.audit.sealing import seal_waiting
from tongban.actions.cases.looking_up import look_up_due
from tongban.actions.exchange.household import asking as households
from tongban.actions.exchange.household import sweeping
from tongban.actions.feedback import sweeping as feedback
from tongban.actions.feedback.listening import listen
from tongban.actions.grants import expiring
from tongban.actions.graph.burdens import keep_burdens
from tongban.actions.graph.current import keep_up
from tongban.actions.imports import carrying as importing
from tongban.actions.mandates import ends
from tongban.actions.messages.sending import forget_messages, send_waiting
from tongban.actions.messages.writing import SEND_NOW
from tongban.actions.one_time_codes import forget_codes
from tongban.actions.overviews import keeping as overviews
from tongban.actions.quality import checking
from tongban.actions.quality.forgetting import forget_values
from tongban.actions.reform import judging
from tongban.actions.reform import publishing as journeys
from tongban.actions.reform import sides as reductions
from tongban.actions.reform.standing import succession
from tongban.actions.supervision import sweeping as supervision
from tongban.actions.webhooks.fanning import fan_out
from tongban.actions.workshop import publishing
from tongban.core.cases.acts import day_of
from tongban.project.messages import carrier
from tongban.project.partner import whole_register
from tongban.project.wiring import anchor_copies, event_journal
from tongban.project.wiring import patient_outside as outside

_SILENT_SECONDS: Final = 120
_log = structlog.get_logger("tongban.jobs")


@app.periodic(cron="* * * * *", periodic_id="deadlines")
@app.task(name="tongban.deadlines", queueing_lock="deadlines")
def carry_out_deadlines(timestamp: int) -> None:
    """Do what the law does by itself when a period is over."""
    del timestamp
    close_old_connections()
    changed = deadlines.sweep(outside())
    if changed:
        _log.info("deadlines.carried_out", cases=changed)


@app.periodic(cron="* * * * * */30", periodic_id="supervision")
@app.task(name="tongban.supervision", queueing_lock="supervision")
def watch_cases(timestamp: int) -> None:
    """Look at what silence shows, open orders for what was found, and let them fall due."""
    del timestamp
    close_old_connections()
    done = supervision.sweep(outside())
    if done:
        _log.info("supervision.swept", done=done)


@app.periodic(cron="* * * * * */30", periodic_id="feedback")
@app.task(name="tongban.feedback", queueing_lock="feedback")
def keep_up_feedback(timestamp: int) -> None:
    """Let concerns fall due."""
    del timestamp
    close_old_connections()
    if done := feedback.sweep(outside()):
        _log.info("feedback.swept", done=done)
    if topics := listen(outside()):
        _log.info("feedback.topics", topics=topics)


@app.periodic(cron="* * * * * */10", periodic_id="publications")
@app.task(name="tongban.publications", queueing_lock="publications")
def publish_what_is_due(timestamp: int) -> None:
    """Publish the items and journeys whose day has come, or send them back with the reasons."""
    del timestamp
    close_old_connections()
    done = publishing.publish_due(outside())
    joined = journeys.publish_due(outside())
    if done or joined:
        _log.info("publications.done", copies=done, journeys=joined)


@app.periodic(cron="* * * * * */10", periodic_id="registers")
@app.task(name="tongban.registers", queueing_lock="registers")
def ask_registers_for_officers(timestamp: int) -> None:
    """Ask registers for the cases that have been received."""
    del timestamp
    close_old_connections()
    asked = look_up_due(outside())
    if asked:
        _log.info("registers.asked", cases=asked)


@app.periodic(cron="* * * * * */10", periodic_id="outbox")
@app.task(name="tongban.outbox", queueing_lock="outbox")
def relay_messages(timestamp: int) -> None:
    """Hand over every message that waits."""
    del timestamp
    close_old_connections()
    while (relayed := outbox.relay(_to_journal, outside())).taken:
        _log.info(
            "outbox.relayed", sent=relayed.sent, resting=relayed.resting, parked=relayed.parked
        )


@app.periodic(cron="* * * * *", periodic_id="graph")
@app.task(name="tongban.graph", queueing_lock="graph")
def keep_up_graph(timestamp: int) -> None:
    """Compile the service graph when something was published, and the burden once a day too."""
    del timestamp
    close_old_connections()
    compiled = keep_up()
    if compiled is not None:
        _log.info(
            "graph.compiled",
            release=compiled.release,
            items=compiled.items,
            remade=compiled.remade,
            seconds=round(compiled.seconds, 3),
        )
    if burdens := keep_burdens(outside()):
        _log.info("burdens.assembled", burdens=burdens)
    if added := reductions.keep_up(outside(), succession()):
        _log.info("reductions.added_up", bases=added)


@app.periodic(cron="* * * * * */20", periodic_id="overviews")
@app.task(name="tongban.overviews", queueing_lock="overviews")
def keep_up_overviews(timestamp: int) -> None:
    """Read off the whole catalogue what its pages show, after a release and every night."""
    del timestamp
    close_old_connections()
    kept = overviews.keep_up(outside())
    if kept is not None:
        _log.info(
            "overviews.kept",
            release=kept.release,
            departments=kept.departments,
            seconds=round(kept.seconds, 3),
        )


@app.periodic(cron="* * * * * */5", periodic_id="audit")
@app.task(name="tongban.audit", queueing_lock="audit")
def seal_what_was_written(timestamp: int) -> None:
    """Seal what was written down, and copy the signed heads out of the database."""
    del timestamp
    close_old_connections()
    sealed = seal_waiting(outside().sealer, anchor_copies())
    if sealed.leaves:
        _log.info("audit.sealed", leaves=sealed.leaves, anchors=sealed.copied)


@app.periodic(cron="* * * * * */3", periodic_id="imports")
@app.task(name="tongban.imports", queueing_lock="imports")
def carry_on_imports(timestamp: int) -> None:
    """Give the oldest import a turn; a long one goes on when the next turn comes."""
    del timestamp
    close_old_connections()
    importing.carry_on(outside())


@app.periodic(cron="* * * * * */5", periodic_id="messages")
@app.task(name="tongban.messages", queueing_lock="messages")
def send_messages(timestamp: int) -> None:
    """Try the messages again that the carrier did not take."""
    del timestamp
    send_messages_now()


@app.task(name=SEND_NOW)
def send_messages_now() -> None:
    """Hand over what waits, by the real clock: codes know no other, whatever day is shown."""
    close_old_connections()
    if sent := send_waiting(carrier(), replace(outside(), clock=timezone.now)):
        _log.info("messages.handed_over", messages=sent)


@app.periodic(cron="41 3 * * *", periodic_id="codes")
@app.task(name="tongban.codes", queueing_lock="codes")
def forget_codes_and_messages(timestamp: int) -> None:
    """Drop one-time codes and traces of messages that nobody counts any more."""
    del timestamp
    close_old_connections()
    dropped = forget_codes(now=outside().now) + forget_messages(outside())
    if dropped:
        _log.info("codes.dropped", rows=dropped)


@app.periodic(cron="* * * * * */5", periodic_id="quality")
@app.task(name="tongban.quality", queueing_lock="quality")
def check_registers(timestamp: int) -> None:
    """Begin the oldest check, beside the other jobs: a large register keeps no deadline waiting."""
    del timestamp
    close_old_connections()
    if checking.is_waiting():
        threading.Thread(target=_check_registers, name="quality", daemon=True).start()


@app.periodic(cron="41 3 * * *", periodic_id="quality_values")
@app.task(name="tongban.quality_values", queueing_lock="quality_values")
def forget_quality_values(timestamp: int) -> None:
    """Drop what stood in rejected rows when it has been kept long enough."""
    del timestamp
    close_old_connections()
    while dropped := forget_values(outside(), days=settings.QUALITY_ROW_DAYS):
        _log.info("quality.values_dropped", rows=dropped)


@app.periodic(cron="7 * * * *", periodic_id="reform")
@app.task(name="tongban.reform", queueing_lock="reform")
def hold_measures(timestamp: int) -> None:
    """Hold measures of reduction to real cases, and remind their owners."""
    del timestamp
    close_old_connections()
    changed = judging.sweep(outside())
    if changed:
        _log.info("reform.measures_changed", measures=changed)


@app.periodic(cron="*/10 * * * *", periodic_id="ends")
@app.task(name="tongban.ends", queueing_lock="ends")
def learn_whose_life_has_ended(timestamp: int) -> None:
    """Ask registers about everybody in whose name somebody may act."""
    del timestamp
    close_old_connections()
    if ended := ends.sweep(outside()):
        _log.info("authority.ended", parties=ended)


@app.periodic(cron="3 * * * *", periodic_id="grants")
@app.task(name="tongban.grants", queueing_lock="grants")
def count_on_living_grants(timestamp: int) -> None:
    """Count no longer on what has ended by itself."""
    del timestamp
    close_old_connections()
    if expiring.sweep(outside()):
        _log.info("grants.counted_anew")


@app.periodic(cron="* * * * * */5", periodic_id="households")
@app.task(name="tongban.households", queueing_lock="households")
def check_households(timestamp: int) -> None:
    """Ask registers for households whose members signed, and do what falls due by itself."""
    del timestamp
    close_old_connections()
    asked, changed = households.ask_due(outside()), sweeping.sweep(outside())
    if asked or changed:
        _log.info("households.checked", asked=asked, changed=changed)


@app.periodic(cron="*/5 * * * *", periodic_id="stalled")
@app.task(name="tongban.stalled", queueing_lock="stalled", pass_context=True)
async def clear_stalled(context: JobContext, timestamp: int) -> None:
    """Mark as failed what a killed worker left behind; the next period does the work."""
    del timestamp
    manager = context.app.job_manager
    stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=_SILENT_SECONDS)
    for job in stalled:
        await manager.finish_job(job, status=Status.FAILED, delete_job=False)
    if stalled:
        _log.warning("jobs.given_up", names=sorted(job.task_name for job in stalled))


def _check_registers() -> None:
    """Do the checks that wait, one after the other, on a connection of this thread's own."""
    try:
        while checking.carry_on(outside(), whole_register):
            _log.info("quality.checked")
    finally:
        connection.close()


def _to_journal(message: outbox.Message) -> None:
    fan_out(message, outside())
    line: dict[str, Any] = {
        "id": message.id,
        "topic": message.topic,
        "key": message.key,
        "happened_at": message.happened_at.isoformat(),
        **message.content,
    }
    event_journal().append(day_of(message.happened_at), line)
