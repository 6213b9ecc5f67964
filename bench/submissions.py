"""Durable submissions a second (耐久提交): beside a transaction written by hand, on one server.

One item and a journey of six, both with fsync, in turns, among 0, 10,000 and 100,000 cases. The
ratio is how much of the hand-written throughput remains when the guide is resolved anew, the papers
are checked, what is personal is encrypted and the history is kept. Goal: 0.35.
Run: `python -m bench.submissions`.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import psycopg

from bench.by_hand import Written, writer, written_by
from bench.durable_city import durable_city
from bench.growth import grow

GOAL = 0.35
ROUNDS = 150
GROWTH = (0, 10_000, 100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One story, submitted by the platform and by hand."""

    name: str
    submit: Callable[[UUID], UUID]
    by_hand: Callable[[UUID, str], None]
    drafts: Iterator[UUID]
    written: Written
    first: UUID


def contest(name: str, story: Any, citizen: Any, outside: Any) -> Contest:
    """Prepare a story: one whole submission to learn its rows, and drafts without end."""
    from tongban.actions.filings.submit import Submitted, submit
    from tongban.store.cases.models import Draft

    template = Draft.objects.get(pk=story.prepared(citizen, outside))

    def submit_one(draft: UUID) -> UUID:
        outcome = submit(citizen, draft, outside)
        assert isinstance(outcome, Submitted), outcome
        assert not outcome.already
        return outcome.filing

    drafts = copies(template, template.content)
    first = submit_one(template.pk)
    connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    written = written_by(connection, first)
    return Contest(
        name=name,
        submit=submit_one,
        by_hand=partial(writer(written), connection),
        drafts=drafts,
        written=written,
        first=first,
    )


def measure(contest: Contest, cases: int, rounds: int = ROUNDS) -> float:
    """Take turns and print the medians; return the ratio."""
    ours, theirs = [], []
    for number in range(rounds):
        ours.append(_timed(partial(contest.submit, next(contest.drafts))))
        mark = f"{uuid4().hex[:12]}{number}"
        theirs.append(_timed(partial(contest.by_hand, next(contest.drafts), mark)))
    low, _, high = quantiles((hand / own for own, hand in zip(ours, theirs, strict=True)), n=4)
    ratio = median(theirs) / median(ours)
    print(
        f"{contest.name:<10} among {cases:>7,} cases {1 / median(ours):6.0f}/s"
        f"   by hand {1 / median(theirs):6.0f}/s"
        f"   ratio {ratio:.2f} (quartiles {low:.2f} to {high:.2f}; goal {GOAL})"
    )
    return ratio


def main() -> None:
    """Measure both stories at every size."""
    with durable_city() as outside:
        from city.people import lin
        from city.stories import FOOD_LICENCE, RESTAURANT

        citizen = lin()
        contests = [
            contest(name, story, citizen, outside)
            for name, story in (("one item", FOOD_LICENCE), ("six items", RESTAURANT))
        ]
        for one in contests:
            print(f"{one.name}: {one.written.count} rows, {one.written.size:,} bytes")
            measure(one, 0, rounds=20)  # warm
        for cases in GROWTH:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
                grow(connection, contests[0].first, to=cases)
            for one in contests:
                measure(one, cases)


def copies(template: Any, content: Any) -> Iterator[UUID]:
    while True:
        copy = type(template)(
            owner_id=template.owner_id,
            target=template.target,
            code=template.code,
            version=template.version,
            title=template.title,
        )
        copy.content = content
        copy.save(force_insert=True)
        yield copy.pk


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
