"""Asking (并行核对): every register about everybody, side by side, each in its own time.

The worker asks in the name of the department that decides, under the authorisations and under
grants for this purpose alone. The network is never inside a transaction. Whoever takes their
authorisation back meanwhile is not told about any more: the answer is dropped.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit.freshness import seal_overdue
from tongban.actions.exchange.household.keeping import append_to_check, held
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.elements import Value
from tongban.core.exchange.household import asking, course, means
from tongban.core.exchange.household.members import WRITTEN
from tongban.core.exchange.household.standing import Pair, advance
from tongban.core.people.registers import Matched, Purpose, Question, RegisterAnswer
from tongban.store.exchange.models import HouseholdAnswer, HouseholdRow
from tongban.store.exchange.queries.households import KeptHousehold, kept, to_ask

BATCH: Final = 20
LEASE: Final = timedelta(minutes=2)
"""How long a check is left to the worker that took it in hand."""


def ask_due(outside: Outside, *, batch: int = BATCH) -> int:
    """Ask for up to a batch of checks; return how many.

    Nothing is asked while the audit waits for its seal; the checks stay due.
    """
    if seal_overdue():
        return 0
    return sum(_taken(one, outside) and _ask(one, outside) for one in to_ask(outside.now, batch))


def _taken(check: UUID, outside: Outside) -> bool:
    """Take a check in hand for a while, unless another worker was faster."""
    due = HouseholdRow.objects.filter(pk=check, next_at__lte=outside.now)
    return bool(due.update(next_at=outside.now + LEASE))


def _ask(check: UUID, outside: Outside) -> bool:
    opened = kept(HouseholdRow.objects.get(pk=check))
    pairs = asking.due(opened.check, at=outside.now)
    answers = [
        found
        for slot, several in groupby(sorted(pairs), key=itemgetter(0))
        for found in _asked(opened, slot, [source for _, source in several], outside)
    ]
    _keep(check, answers, outside)
    return True


def _asked(
    opened: KeptHousehold, slot: int, sources: Sequence[str], outside: Outside
) -> Iterator[tuple[Pair, RegisterAnswer]]:
    """Yield what sources say of one member, asked side by side within one budget of time."""
    member, catalogue = opened.at(slot), published().catalogue
    standing = [catalogue.datasets[code] for code in sources if code in catalogue.datasets]
    if member is None or not standing:
        return
    questions = tuple(
        Question(
            dataset=one,
            keys={means.PERSON_KEY: member.number},
            wanted=tuple(catalogue.elements[code] for code in means.elements_asked(one)),
        )
        for one in standing
    )
    purpose = Purpose(
        item=opened.item,
        actor=f"department:{opened.department}",
        ground=f"成员书面授权，{WRITTEN}",
        case_number=opened.number,
        authorisation=opened.number,
        use=means.PURPOSE,
    )
    answers = outside.registers.ask_all(questions, purpose, today=outside.today)
    for question, answer in zip(questions, answers, strict=True):
        yield (slot, question.dataset.code), answer


@transaction.atomic
def _keep(check: UUID, answers: Sequence[tuple[Pair, RegisterAnswer]], outside: Outside) -> None:
    row, opened = held(check)
    now, events = opened.check, []
    for pair, answer in answers:
        event = course.answered(now, pair, answer, at=outside.now)
        if event is None:
            continue
        events.append(event)
        now = advance(now, event)
        if isinstance(answer, Matched):
            _keep_told(row, pair, answer)
    append_to_check(row, opened.check, *events, at=outside.now)


def _keep_told(row: HouseholdRow, pair: Pair, answer: Matched) -> None:
    told = HouseholdAnswer(household=row, slot=pair[0], source=pair[1])
    told.content = {
        "told": _amounts({fact.element: fact.value for fact in answer.facts}),
        "claimed": {},
    }
    HouseholdAnswer.objects.bulk_create(
        [told],
        update_conflicts=True,
        unique_fields=["household", "slot", "source"],
        update_fields=["content_sealed"],
    )


def _amounts(values: Mapping[str, Value]) -> dict[str, str]:
    return {code: str(value) for code, value in values.items() if value is not None}
