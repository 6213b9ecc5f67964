"""The registers (部门数据): one question, or several side by side within one budget of time.

Whatever the partners do, the answer is here when the budget is spent: a register that has not
answered by then is not available, which never counts against the applicant.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Self

import structlog

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.believing import Failed, elements_asked, not_available
from tongban.adapters.partners.breaker import Breaker
from tongban.adapters.partners.guarded import Resolve, resolve
from tongban.adapters.partners.memory import Memory
from tongban.adapters.partners.sources import SignedSource, Source
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.people.registers import Matched, Purpose, Question, RegisterAnswer

CALL_SECONDS = 1.5
BUDGET_SECONDS = 2.0
CALLS_PER_DATASET = 4
_THREADS = 16
_WAIT_SECONDS = 0.25
"""How long a call waits for a place beside others of the same register."""

_log = structlog.get_logger(__name__)


class PartnerRegisters:
    """Ask registers, each where it is kept; safe to share between threads.

    `partner` keeps every register that `connected` does not know of; `places` is how many calls one
    register may have under way.
    """

    def __init__(
        self,
        partner: Partner | None,
        *,
        connected: Callable[[str], Source | None] = lambda _dataset: None,
        call_seconds: float = CALL_SECONDS,
        budget_seconds: float = BUDGET_SECONDS,
        remember_seconds: float = 20.0,
        places: int = CALLS_PER_DATASET,
        clock: Callable[[], float] = time.monotonic,
        resolver: Resolve = resolve,
    ) -> None:
        self._usual = (
            SignedSource(partner, seconds=call_seconds, resolver=resolver) if partner else None
        )
        self._connected = connected
        self._budget = budget_seconds
        self._memory = Memory(remember_seconds, clock=clock)
        self._clock = clock
        self._places = places
        self._lanes: dict[str, _Lane] = {}
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="registers")

    def ask(self, question: Question, purpose: Purpose, *, today: date) -> RegisterAnswer:
        """Return what one register says; a call under way ends by its own deadline."""
        return self._answer(question, purpose, today=today)

    def ask_all(
        self, questions: Sequence[Question], purpose: Purpose, *, today: date
    ) -> tuple[RegisterAnswer, ...]:
        """Return one answer for each question, in order, when the budget is spent at the latest."""
        asked: list[Future[RegisterAnswer]] = [
            self._threads.submit(self._answer, question, purpose, today=today)
            for question in questions
        ]
        wait(asked, timeout=self._budget)
        return tuple(
            _in_time(question, future) for question, future in zip(questions, asked, strict=True)
        )

    def unavailable(self, datasets: Iterable[Dataset]) -> Mapping[str, str]:
        """Return, for each dataset that is not asked at this moment, the words that say why."""
        return {
            dataset.code: not_available(
                Question(dataset=dataset, keys={}, wanted=()), "broken_off"
            ).words
            for dataset in datasets
            if self._lane(dataset.code).breaker.is_open
        }

    def close(self) -> None:
        """Stop asking; calls under way end by their own deadline."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        if self._usual is not None:
            self._usual.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _answer(self, question: Question, purpose: Purpose, *, today: date) -> RegisterAnswer:
        """Return the answer from memory or from the register, and write down that it was asked."""
        remembered = self._memory.recall(question, purpose)
        if remembered is not None and remembered.as_of <= today:
            return remembered
        began = time.monotonic()
        try:
            answer = self._guarded(question, purpose, today=today)
            outcome = type(answer).__name__
        except Failed as failed:
            answer = not_available(question, failed.reason)
            outcome = failed.reason
        if isinstance(answer, Matched):
            self._memory.keep(question, purpose, answer)
        _note(question, purpose, outcome=outcome, seconds=time.monotonic() - began)
        return answer

    def _guarded(self, question: Question, purpose: Purpose, *, today: date) -> RegisterAnswer:
        """Ask unless asking is unlawful, in vain or too much at once."""
        _refuse_unlawful(question)
        lane = self._lane(question.dataset.code)
        if not lane.places.acquire(timeout=0 if lane.breaker.troubled else _WAIT_SECONDS):
            raise Failed("slow")
        try:
            return self._with_breaker(lane.breaker, question, purpose, today=today)
        finally:
            lane.places.release()

    def _with_breaker(
        self, breaker: Breaker, question: Question, purpose: Purpose, *, today: date
    ) -> RegisterAnswer:
        if not breaker.allow():
            raise Failed("broken_off")
        try:
            answer = self._source(question).ask(question, purpose, today=today)
        except Failed as failed:
            _count(breaker, failed.reason)
            raise
        except Exception as error:
            breaker.fail()
            raise Failed("garbage") from error
        breaker.succeed()
        return answer

    def _source(self, question: Question) -> Source:
        source = self._connected(question.dataset.code) or self._usual
        if source is None:
            raise Failed("unconnected")
        return source

    def _lane(self, code: str) -> "_Lane":
        lane = self._lanes.get(code)
        if lane is None:
            places = threading.BoundedSemaphore(self._places)
            lane = _Lane(breaker=Breaker(clock=self._clock), places=places)
            lane = self._lanes.setdefault(code, lane)
        return lane


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lane:
    """What keeps one register's trouble from the others: a breaker and a few places."""

    breaker: Breaker
    places: threading.BoundedSemaphore


def _count(breaker: Breaker, reason: str) -> None:
    """Count a failure; one that refuses a purpose is well for others, one not there is not ill."""
    if reason in ("refused", "unconnected"):
        breaker.succeed()
    else:
        breaker.fail(at_once=reason == "wrong_person")


def _refuse_unlawful(question: Question) -> None:
    """Refuse before anything leaves: not shared, nothing to ask, no key to ask by."""
    dataset = question.dataset
    lacks_key = any(not question.keys.get(key) for key in dataset.keys)
    if dataset.sharing is Sharing.NOT_SHARED or lacks_key or not elements_asked(question):
        raise Failed("refused")


def _in_time(question: Question, future: "Future[RegisterAnswer]") -> RegisterAnswer:
    if not future.done():
        future.cancel()
        return not_available(question, "slow")
    return future.result()


def _note(question: Question, purpose: Purpose, *, outcome: str, seconds: float) -> None:
    """Write one line that names register, purpose and outcome, and nobody (A72, A74)."""
    write = _log.warning if outcome == "wrong_person" else _log.info
    write(
        "register_asked",
        dataset=question.dataset.code,
        outcome=outcome,
        milliseconds=round(seconds * 1000),
        item=purpose.item,
        ground=purpose.ground,
        case=purpose.case_number,
    )
