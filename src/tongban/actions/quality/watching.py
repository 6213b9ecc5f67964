"""Watch what is used (使用中检查): answers of calls held against the rules on their way.

A finding holds nothing up: it is counted and its record queued. Only a broken rule that two
stewards made a refusing one keeps the answer back, and then the register is as good as silent:
nobody is refused anything for it. The threads that ask touch no database here; what they found is
handed on and written by whoever calls `look`.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

import structlog
from django.db import connection, transaction

from tongban.actions.gateway.answers import as_json
from tongban.actions.quality.queueing import Queue, Wrong
from tongban.actions.targets import published
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import Value, ValueKind
from tongban.core.people.registers import (
    Matched,
    NotAvailable,
    Purpose,
    Question,
    RegisterAnswer,
)
from tongban.core.quality.alone import judge_alone
from tongban.core.quality.rules import Consequence, QualityRule
from tongban.store.quality.queries.books import newest_change, rules_in_force

LOOK_SECONDS: Final = 1.0
_LISTS: Final = frozenset({ValueKind.CHOICES, ValueKind.RECORDS})
MOST_FINDINGS: Final = 1_000
"""More wait nowhere: they are counted, but not queued."""

REFUSED: Final = "“{name}”的数据没有通过质量检查，不影响您办理，请按提示用其他方式提供。"
_log = structlog.get_logger(__name__)
_TALLY: Final = (
    "INSERT INTO store_quality_usetally (dataset, rule, day, held, broken)"
    " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (dataset, rule, day) DO UPDATE"
    " SET held = store_quality_usetally.held + excluded.held,"
    " broken = store_quality_usetally.broken + excluded.broken"
)


class Registers(Protocol):
    """The registers of departments as adapters reach them."""

    def ask(self, question: Question, purpose: Purpose, *, today: date) -> RegisterAnswer:
        """Return what one register says."""
        ...

    def ask_all(
        self, questions: Sequence[Question], purpose: Purpose, *, today: date
    ) -> tuple[RegisterAnswer, ...]:
        """Return one answer for each question within one budget of time."""
        ...

    def unavailable(self, datasets: Iterable[Dataset]) -> Mapping[str, str]:
        """Return the words for datasets that are not asked at this moment."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A record that was wrong in an answer (使用中发现的问题)."""

    dataset: str
    wrong: Wrong


class UseWatch:
    """What the rules say of answers (使用中质量观察); safe to share between threads."""

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._look_at = 0.0
        self._seen: datetime | None = None
        self._rules: Mapping[str, tuple[QualityRule, ...]] = {}
        self._counted: Counter[tuple[str, str, date, bool]] = Counter()
        self._found: list[Finding] = []

    def judged(self, question: Question, answer: RegisterAnswer, *, today: date) -> RegisterAnswer:
        """Return an answer as it may be used."""
        rules = self._rules.get(question.dataset.code, ())
        if not rules or not isinstance(answer, Matched):
            return answer
        row = cells_of(question, answer)
        judged = judge_alone(rules, row, today=today)
        broken = tuple(rule for rule, holds in judged if not holds)
        with self._lock:
            for rule, holds in judged:
                self._counted[question.dataset.code, rule.code, today, holds] += 1
            if broken and len(self._found) < MOST_FINDINGS:
                wrong = Wrong(cells=row, broken=broken)
                self._found.append(Finding(dataset=question.dataset.code, wrong=wrong))
        if any(rule.consequence is Consequence.REFUSE for rule in broken):
            words = REFUSED.format(name=question.dataset.name)
            return NotAvailable(dataset=question.dataset.code, reason="garbage", words=words)
        return answer

    def look(self) -> None:
        """Take over the rules of the moment and write what was found, once a second at most."""
        with self._lock:
            if time.monotonic() < self._look_at:
                return
            self._look_at = time.monotonic() + LOOK_SECONDS
        self.look_now()

    def look_now(self) -> None:
        """Take over the rules of the moment and write what was found."""
        seen = newest_change()
        if seen != self._seen:
            self._rules, self._seen = rules_in_force(), seen
        self.write()

    def write(self) -> None:
        """Write what was found since the last time, if there is anything."""
        with self._lock:
            counted, self._counted = self._counted, Counter()
            found, self._found = self._found, []
        if counted:
            self._written(counted, found)

    def _written(
        self, counted: Counter[tuple[str, str, date, bool]], found: Sequence[Finding]
    ) -> None:
        catalogue = published().catalogue
        with transaction.atomic():
            rows = sorted({(dataset, rule, day) for dataset, rule, day, _ in counted})
            with connection.cursor() as cursor:
                cursor.executemany(
                    _TALLY, [(*row, counted[*row, True], counted[*row, False]) for row in rows]
                )
            for one in found:
                if (dataset := catalogue.datasets.get(one.dataset)) is not None:
                    Queue(dataset, catalogue, self._clock()).add(one.wrong)
        if found:
            _log.info("quality.found_in_use", findings=len(found))


class WatchedRegisters:
    """Registers whose answers are held against the rules on their way (经质量检查的部门数据).

    Whoever asks several may speak to the database, and writes at once what was found; whoever asks
    one leaves that to another thread.
    """

    def __init__(self, asked: Registers, watch: UseWatch) -> None:
        self._asked = asked
        self._watch = watch

    def ask(self, question: Question, purpose: Purpose, *, today: date) -> RegisterAnswer:
        """Return what one register says, as it may be used."""
        answer = self._asked.ask(question, purpose, today=today)
        return self._watch.judged(question, answer, today=today)

    def ask_all(
        self, questions: Sequence[Question], purpose: Purpose, *, today: date
    ) -> tuple[RegisterAnswer, ...]:
        """Return one answer for each question, as it may be used."""
        answers = self._asked.ask_all(questions, purpose, today=today)
        judged = tuple(
            self._watch.judged(question, answer, today=today)
            for question, answer in zip(questions, answers, strict=True)
        )
        self._watch.write()
        return judged

    def unavailable(self, datasets: Iterable[Dataset]) -> Mapping[str, str]:
        """Return the words for datasets that are not asked at this moment."""
        return self._asked.unavailable(datasets)


def cells_of(question: Question, answer: Matched) -> dict[str, str | None]:
    """Return an answer as a row: what it was asked by, and what was wanted, blank if untold.

    Lists stand in no cell.
    """
    told = {fact.element: fact.value for fact in answer.facts}
    single = (one.code for one in question.wanted if one.kind not in _LISTS)
    return {**{code: _text(told.get(code)) for code in single}, **question.keys}


def _text(value: Value) -> str | None:
    match as_json(value):
        case None:
            return None
        case bool() as yes:
            return "true" if yes else "false"
        case other:
            return str(other)
