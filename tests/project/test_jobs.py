"""What the worker does by the clock: the law's days, the outbox, what a killed worker left."""

import asyncio
import json
from importlib import import_module

import pytest
from django.conf import settings
from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django import app

from tongban.project import jobs
from tongban.store.cases.models import OutboxRow

JOBS = {
    "tongban.archives",
    "tongban.audit",
    "tongban.batches",
    "tongban.codes",
    "tongban.copies",
    "tongban.deadlines",
    "tongban.field_keys",
    "tongban.ends",
    "tongban.event_logs",
    "tongban.extracts",
    "tongban.feedback",
    "tongban.grants",
    "tongban.graph",
    "tongban.households",
    "tongban.imports",
    "tongban.machine_records",
    "tongban.messages",
    "tongban.notices",
    "tongban.open_months",
    "tongban.payments",
    "tongban.reconciliation",
    "tongban.outbox",
    "tongban.overviews",
    "tongban.parcels",
    "tongban.publications",
    "tongban.quality",
    "tongban.quality_values",
    "tongban.reform",
    "tongban.registers",
    "tongban.retention",
    "tongban.stalled",
    "tongban.supervision",
    "tongban.webhooks",
}


def test_every_job_comes_again_by_itself_and_is_never_queued_twice():
    for module in settings.PROCRASTINATE_IMPORT_PATHS:
        import_module(module)
    periodic = app.periodic_registry.periodic_tasks
    ours = {key: task for key, task in periodic.items() if key[0].startswith("tongban.")}
    assert {name for name, _ in ours} == JOBS
    assert all(one.task.queueing_lock for one in ours.values())


@pytest.mark.django_db(transaction=True)
def test_messages_reach_the_journal_and_leave_the_outbox(settings, tmp_path):
    settings.VAR = tmp_path
    jobs.event_journal.cache_clear()
    OutboxRow.objects.create(topic="case.received", key="A1", content={"case": "c", "sequence": 1})

    jobs.relay_messages(0)

    (file,) = (tmp_path / "events").iterdir()
    line = json.loads(file.read_text())
    assert (line["topic"], line["key"], line["sequence"]) == ("case.received", "A1", 1)
    assert not OutboxRow.objects.filter(sent_at__isnull=True).exists()
    jobs.event_journal.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_killed_worker_is_given_up_by_the_next_worker():
    """F11: whoever comes next finishes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args)"
            " VALUES ('default', 'tongban.outbox', 'doing', '{\"timestamp\": 0}')"
        )
    working = app.with_connector(app.connector.get_worker_connector())

    async def work():
        async with working.open_async():
            context = JobContext(
                app=working, job=None, start_timestamp=0, abort_reason=lambda: None
            )
            await jobs.clear_stalled(context, 0)

    asyncio.run(work())
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, status::text FROM procrastinate_jobs")
        assert cursor.fetchall() == [("tongban.outbox", "failed")]


@pytest.mark.django_db(transaction=True)
def test_the_sweep_runs_when_nothing_is_due():
    jobs.carry_out_deadlines(0)
