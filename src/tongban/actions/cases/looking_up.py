"""Ask registers for the officer (核验): what the applicant was not told, or nobody could ask yet.

When a case is received its department may know of others what serves the item, and of the business
or child that an earlier case brought into being what nobody could ask before. The worker asks, in
the name of the department, for this case and for nothing more; a register that is down is asked
again, soon and then less often, and rules wait for it a while. The network is never inside a
transaction.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit.freshness import seal_overdue
from tongban.actions.cases.automatic import SETTLED, decide, rule_elements
from tongban.actions.cases.ending import known_of
from tongban.actions.drafts.registers import question_to, told_by
from tongban.actions.outside import Outside
from tongban.actions.recording import item_of
from tongban.actions.targets import published
from tongban.core.cases.asking_again import PASSING, asked_again_at, waited_until
from tongban.core.cases.state import Status
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.concerned import datasets_concerned
from tongban.core.catalog.disclosure import serving
from tongban.core.people.registers import Purpose, Question
from tongban.store.cases.draft_content import Told, decode_content, decode_told, encode_told
from tongban.store.cases.models import Case, Filing

BATCH: Final = 50
LEASE: Final = timedelta(minutes=2)

_NOTHING: Final = frozenset[str]()
_UNDECIDED: Final = (
    Status.RECEIVED.value,
    Status.AWAITING_CORRECTION.value,
    Status.IN_PROGRESS.value,
    Status.SUSPENDED.value,
)


def look_up_due(outside: Outside, *, batch: int = BATCH) -> int:
    """Ask for up to a batch of undecided cases whose registers are due; return how many.

    Nothing is asked while the audit waits for its seal; the cases stay due.
    """
    if seal_overdue():
        return 0
    due = Case.objects.filter(status__in=_UNDECIDED, registers_due_at__lte=outside.now)
    return sum(
        _taken(case, outside) and _look_up(case, outside)
        for case in list(due.order_by("registers_due_at").values_list("id", flat=True)[:batch])
    )


def _taken(case: UUID, outside: Outside) -> bool:
    """Take a case in hand for a while, unless another worker was faster."""
    due = Case.objects.filter(pk=case, registers_due_at__lte=outside.now)
    return bool(due.update(registers_due_at=outside.now + LEASE))


def _look_up(case: UUID, outside: Outside) -> bool:
    row = Case.objects.select_related("filing__draft", "item").defer("item__content").get(pk=case)
    questions = tuple(_questions(row, outside))
    told: dict[str, Told] = {}
    if questions:
        purpose = Purpose(
            item=row.item_code,
            actor=f"department:{row.department}",
            ground="受理和审查本办件",
            case_number=row.number,
        )
        answers = outside.registers.ask_all(questions, purpose, today=outside.today)
        told = {
            answer.dataset: told_by(answer, question, outside.today)
            for question, answer in zip(questions, answers, strict=True)
        }
    received_at = row.events.earliest("sequence").at
    _keep(row, told, outside, received_at=received_at)
    passing = any(one.outcome in PASSING for one in told.values())
    decide(case, outside, waiting=passing and outside.now < waited_until(received_at))
    return True


def _questions(row: Case, outside: Outside) -> tuple[Question, ...]:
    """Return what is asked for a case: what serves it and was not told to its applicant."""
    catalogue, item = published().catalogue, item_of(row)
    facts = known_of(row.filing)
    answered = {code: one.keys for code, one in _answers(row, catalogue)}
    wanted = serving(item, catalogue)
    asked = dict(rule_elements(row.item_code, catalogue, outside))
    for dataset, elements in datasets_concerned((item,), catalogue):
        asked[dataset.code] = asked.get(dataset.code, _NOTHING) | wanted & elements
    found = (
        question_to(dataset, sorted(asked[code]) or dataset.serves[:1], facts, catalogue)
        for code, dataset in catalogue.datasets.items()
        if code in asked
    )
    return tuple(
        one for one in found if one is not None and answered.get(one.dataset.code) != one.keys
    )


def _answers(row: Case, catalogue: Catalogue) -> Iterator[tuple[str, Told]]:
    """Yield what registers have answered: to the applicant of their own, or to this case."""
    drafted = decode_content(row.filing.draft.content, catalogue.elements).told
    yield from (
        (code, one)
        for code, one in drafted.items()
        if one.outcome in SETTLED and not one.of_another
    )
    for code, stored in _verified(row.filing, row).items():
        one = decode_told(code, stored, catalogue.elements)
        if one.outcome in SETTLED:
            yield code, one


@transaction.atomic
def _keep(row: Case, told: Mapping[str, Told], outside: Outside, *, received_at: datetime) -> None:
    """Keep what registers said beside the filing, for the officers of this case alone."""
    if told:
        filing = Filing.objects.select_for_update(no_key=True).get(pk=row.filing_id)
        said = {code: encode_told(one) for code, one in told.items()}
        content = filing.content
        verified = content.get("verified", {})
        mine = {**_verified(filing, row), **said}
        filing.content = {**content, "verified": {**verified, row.number: mine}}
        filing.save(update_fields=["content_sealed"])
    silent = any(one.outcome not in SETTLED for one in told.values())
    again = asked_again_at(received_at, outside.now) if silent else None
    Case.objects.filter(pk=row.pk).update(registers_due_at=again)


def _verified(filing: Filing, row: Case) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = filing.content.get("verified", {}).get(row.number, {})
    return told
