"""Whole lives of cases a second (全生命周期): submission, three departments, certificate.

Nine transactions a case, each durable: submit, accept, three departments' steps started and
finished, grant, issue. Beside them the same rows written by hand in as many transactions, which
decide, check and encrypt nothing; and a BPMN engine that loads and saves its state in the same
database at every step and keeps no form, no evidence, no clock, no voucher and no certificate.

Run: `python -m bench.lifecycle`; the engine wants `uv sync --group bench`.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import psycopg

from bench.durable_city import durable_city

LIVES = 40
DEPARTMENTS = ("market_regulation", "fire_rescue", "health")


def main(lives: int = LIVES) -> None:
    """Take turns: a life of ours, one by hand, one of the engine."""
    os.environ.setdefault("TONGBAN_LOG_LEVEL", "ERROR")
    with durable_city() as outside:
        from bench.lives_by_hand import life_of, writer

        office = _office(outside)
        drafts = _drafts(office)
        connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        filing = office.live(next(drafts))
        rows = life_of(connection, filing)
        by_hand = writer(rows)
        kinds: dict[str, Callable[[], object]] = {
            "ours": lambda: office.live(next(drafts)),
            "by hand": lambda: by_hand(connection, uuid4().hex[:12]),
        }
        with suppress(ImportError):
            from bench.bpmn_peer import engine

            kinds["BPMN engine"] = engine(connection, DEPARTMENTS)
        print(f"{rows.count} rows in {len(rows.turns)} transactions a case")
        _contest(kinds, lives)


def _contest(kinds: "dict[str, Callable[[], object]]", lives: int) -> None:
    spent: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(lives):
        for name, live in kinds.items():
            start = perf_counter()
            live()
            spent[name].append(perf_counter() - start)
    for name, times in spent.items():
        low, middle, high = quantiles(times, n=4)
        ratio = median(times) / median(spent["ours"])
        print(
            f"{name:<14} {1 / middle:7.1f} lives/s   quartiles {1 / high:.1f} to {1 / low:.1f}"
            f"   {ratio:.2f} of our time"
        )
    if "BPMN engine" not in kinds:
        print("BPMN engine    not installed: uv sync --group bench", file=sys.stderr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Whoever takes part in a life."""

    citizen: Any
    market: Any
    examiners: dict[str, Any]
    outside: Any

    def live(self, draft: UUID) -> UUID:
        """Take a draft to its certificate; return the filing."""
        from city.handling import open_steps

        from tongban.actions.cases import examining
        from tongban.actions.filings.submit import submit
        from tongban.core.cases.outcomes import StepOutcome
        from tongban.store.cases.models import Case

        filing = submit(self.citizen, draft, self.outside).filing
        case = Case.objects.only("pk").get(filing=filing).pk
        self.market.accept(case)
        for department, officer in self.examiners.items():
            for step in open_steps(case, department):
                examining.start_step(officer, case, step, self.outside)
                examining.finish_step(
                    officer,
                    case,
                    step,
                    self.outside,
                    outcome=StepOutcome.PASSED,
                    opinion="已核对，符合要求。",
                )
        self.market.grant(case)
        self.market.issue(case)
        assert Case.objects.get(pk=case).status == "completed"
        return filing


def _office(outside: Any) -> Office:
    from city.handling import Desk
    from city.people import lin, officer

    from tongban.actions.catalog import publish
    from tongban.adapters.catalogue_files import read_catalogue
    from tongban.core.people.actors import Role
    from tongban.examples.mingchuan import FOLDER

    city = read_catalogue(FOLDER)
    item = city.catalogue.items["food_business_licence"]
    three = replace(item, version=item.version + 1, steps=_steps(item))
    items = {**city.catalogue.items, item.code: three}
    publish(replace(city.catalogue, items=items), city.journeys, by="bench")
    return Office(
        citizen=lin(),
        market=Desk.of("market_regulation", outside),
        examiners={one: officer(one, Role.EXAMINER, staff="bench") for one in DEPARTMENTS},
        outside=outside,
    )


def _steps(item: Any) -> tuple[Any, ...]:
    """Return acceptance, a step of each department side by side, the decision, the delivery."""
    by_id = {step.id: step for step in item.steps}
    review = replace(by_id["review"], needed_when=by_id["review"].needed_when)
    side_by_side = tuple(
        replace(review, id=f"check_{place}", name=f"第{place}个部门审查", department=one)
        for place, one in enumerate(DEPARTMENTS, start=1)
    )
    deciding = replace(by_id["decide"], waits_for=tuple(one.id for one in side_by_side))
    return (by_id["accept"], *side_by_side, deciding, by_id["deliver"])


def _drafts(office: Office) -> Iterator[UUID]:
    """Yield drafts without end, each a copy of one to which nothing is missing."""
    from city.stories import FOOD_LICENCE

    from bench.submissions import copies
    from tongban.store.cases.models import Draft

    template = Draft.objects.get(pk=FOOD_LICENCE.prepared(office.citizen, office.outside))
    content = template.content
    yield template.pk
    yield from copies(template, content)


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
