"""Everybody acts at once while connections die and days leap (办件与捣乱者): one end, one story.

What was acknowledged is there once, and events, audit and outbox say the same of every case.

Departments, the applicant and the sweeps act on the same cases from their own connections, and work
changes hands meanwhile. A nemesis kills connections in the middle of transactions, as the death of
a worker does, and lets days pass. Every act is written down as done, refused or unknown; a checker
reads the database.
"""

import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from city.stories import DRAINS, FOOD_LICENCE, JOINT_ACCEPTANCE
from django.db import Error, connection

from tongban.actions import deadlines
from tongban.actions.cases import clock as clocks
from tongban.actions.cases import examining
from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.officework.assigning import assign
from tongban.actions.recording import UNBEGUN, folded
from tongban.actions.supervision import sweeping
from tongban.core.cases import codec
from tongban.core.cases.due import case_due
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.vocabulary.errors import NotFound, TongbanError
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case, CaseEvent, OutboxRow, Voucher, WorkItem

pytestmark = pytest.mark.django_db(transaction=True)
ACTORS, ACTS, KILLS = 4, 30, 15
ENDS = {"granted", "refused", "withdrawn", "acceptance_refused"}
_VICTIM = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> %s
ORDER BY random() LIMIT 1
"""


@dataclass
class Log:
    """What every actor was told, by the name of the act and the case."""

    done: Counter[tuple[str, UUID]] = field(default_factory=Counter)
    refused: int = 0
    unknown: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, name: str, case: UUID, act: Callable[[], object]) -> None:
        try:
            act()
        except TongbanError:
            with self.lock:
                self.refused += 1
        except Error:
            connection.close()
            with self.lock:
                self.unknown += 1
        else:
            with self.lock:
                self.done[name, case] += 1


@dataclass(frozen=True)
class Stage:
    """The cases, the departments that handle them, and who filed them."""

    cases: tuple[UUID, ...]
    desks: dict[UUID, object]
    citizen: object
    outside: object


@pytest.fixture
def stage(citizen, outside, desk) -> Stage:
    for story in (FOOD_LICENCE, JOINT_ACCEPTANCE, DRAINS):
        story.filed(citizen, outside)
    rows = Case.objects.values_list("pk", "department")
    return Stage(
        cases=tuple(pk for pk, _ in rows),
        desks={pk: desk(department) for pk, department in rows},
        citizen=citizen,
        outside=outside,
    )


WEIGHTS = [12, 6, 1, 6, 2, 4, 1, 2, 2, 2, 2, 1, 2, 2, 2]
"""Of the ways below, in their order: mostly what moves a case on."""


def ways(stage: Stage, case: UUID) -> dict[str, Callable[[], object]]:
    """Return what may be tried with a case, sensible or not."""
    desk, outside = stage.desks[case], stage.outside
    examiner, approver = desk.examiner, desk.approver
    return {
        "bring": lambda: desk.bring_to_decision(case),
        "examine": lambda: desk.examine(case),
        "fail": lambda: desk.examine(case, StepOutcome.FAILED),
        "granted": lambda: desk.grant(case),
        "refused": lambda: desk.refuse(case),
        "issue": lambda: desk.issue(case),
        "withdrawn": lambda: withdraw(stage.citizen, case, outside),
        "stop": lambda: clocks.stop(examiner, case, "expert_review", outside, reason="专家评审"),
        "resume": lambda: clocks.resume(examiner, case, outside, result="已评审"),
        "extend": lambda: clocks.request_extension(
            examiner, case, outside, amount=3, reason="需要会商"
        ),
        "approve": lambda: clocks.approve_extension(approver, case, outside),
        "return": lambda: examining.return_step(approver, case, "examine", outside, reason="再看"),
        "deadlines": lambda: deadlines.sweep(outside),
        "supervision": lambda: sweeping.sweep(outside),
        "hand_over": lambda: handed_over(desk, case, outside),
    }


def handed_over(desk, case: UUID, outside) -> None:
    """Let the head of the department take open work from one officer and give it to the other."""
    open_work = WorkItem.objects.filter(
        case=case, department=desk.approver.department, done_at__isnull=True
    )
    work = open_work.first()
    if work is None:
        raise NotFound(f"nothing to hand over of {case}")
    held = work.claimed_by_id == desk.colleague.account
    taker = desk.examiner if held else desk.colleague
    assign(desk.approver, work.pk, taker.staff_number, outside)


def actor(stage: Stage, log: Log, seed: int) -> None:
    chance = random.Random(seed)
    try:
        for _ in range(ACTS):
            case = chance.choice(stage.cases)
            able = ways(stage, case)
            [name] = chance.choices(list(able), WEIGHTS)
            log.of(name, case, able[name])
    finally:
        connection.close()


def nemesis(stage: Stage, spared: int, over: threading.Event) -> int:
    """Kill connections, each in the middle of whatever it does, and let days pass."""
    chance, killed = random.Random(7), 0
    try:
        while killed < KILLS and not over.wait(chance.uniform(0.02, 0.12)):
            with connection.cursor() as cursor:
                killed += cursor.execute(_VICTIM, [spared]).rowcount
            if chance.random() < 0.3:
                stage.outside.clock.pass_days(chance.randrange(1, 4))
    finally:
        connection.close()
    return killed


def test_whatever_is_killed_a_case_ends_once_and_everything_written_agrees(stage):
    """F09, F18."""
    log, over = Log(), threading.Event()
    with connection.cursor() as cursor:
        spared = cursor.execute("SELECT pg_backend_pid()").fetchone()[0]
    with ThreadPoolExecutor(ACTORS + 1) as crowd:
        killing = crowd.submit(nemesis, stage, spared, over)
        acting = [crowd.submit(actor, stage, log, seed) for seed in range(ACTORS)]
        for one in acting:
            one.result(timeout=240)
        over.set()
        killed = killing.result(timeout=60)

    assert killed, "nothing was killed, so nothing was shown"
    assert sum(log.done.values()) > ACTS
    for case in stage.cases:
        agrees(case, log, stage.outside)


def agrees(case: UUID, log: Log, outside) -> None:
    """Hold a case against its events, its leaves, its messages and what was acknowledged."""
    row = Case.objects.select_related("item").get(pk=case)
    rows = list(CaseEvent.objects.filter(case=row).order_by("sequence"))
    names = Counter(one.name for one in rows)
    assert [one.sequence for one in rows] == list(range(1, row.revision + 1))
    assert sum(names[name] for name in ENDS) <= 1, names
    for name in ("granted", "refused", "withdrawn"):
        assert log.done[name, case] <= names[name], (name, names)
    leaves = AuditEntry.objects.filter(subject=str(case), details__has_key="digest")
    told = OutboxRow.objects.filter(topic__startswith="case.", content__case=str(case))
    assert Counter(leaves.values_list("details__sequence", flat=True)) == {
        str(one.sequence): 1 for one in rows
    }
    assert Counter(told.values_list("content__sequence", flat=True)) == {
        one.sequence: 1 for one in rows
    }
    if row.status not in UNBEGUN:
        folds_to_its_row(row, rows, outside)


def folds_to_its_row(row: Case, rows: list[CaseEvent], outside) -> None:
    """Hold columns and open work against the events; no clock ever ran backwards."""
    events = [codec.decode(one.content) for one in rows]
    state = folded(row.item_code, row.item.version, events)
    assert row.status == state.status.value
    moments = [event.at for event in events]
    assert moments == sorted(moments)
    for count in range(1, len(events) + 1):
        past = folded(row.item_code, row.item.version, events[:count])
        used = case_due(past, today=outside.today, calendar=outside.calendar).usage
        assert used is None or used.used >= 0
    decisions = Voucher.objects.filter(case=row, kind="decision").count()
    assert decisions <= 1
    if state.ended:
        assert not WorkItem.objects.filter(case=row, kind="step", done_at__isnull=True).exists()
