"""Rounds (评估轮次): planned with a seed nobody knows, answered once, opened on their day."""

import secrets
from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.assessment import rounds
from tongban.core.assessment.indicators import EDITIONS
from tongban.core.assessment.rounds import Answers, RoundEvent, RoundState, replayed
from tongban.core.assessment.sampling import Sampled, drawn
from tongban.core.assessment.strata import Layer, population, strata_of
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.assessment.models import Round, RoundRecord
from tongban.store.assessment.queries import ROUNDS
from tongban.store.freezing.histories import columns

_LONGEST_TITLE = 120


@transaction.atomic
def plan_round(
    officer: Officer,
    outside: Outside,
    *,
    title: str,
    size: int,
    open_on: date,
    layers: tuple[Layer, ...] = (Layer.CHANNEL,),
) -> UUID:
    """Draw a sample by a fresh seed from the strata of `layers`, and plan a round over it.

    Raises:
        InvalidValue: when the size does not cover every stratum, or the day is not to come.
    """
    if not title.strip():
        raise InvalidValue("title", "请写名称")
    seed = secrets.token_hex(16)
    divided = everything(layers)
    samples = drawn(divided, size, seed)
    event = rounds.plan(
        Hand(officer=officer, at=outside.now),
        edition=EDITIONS[0].version,
        open_on=open_on,
        seed=seed,
        samples=samples,
        layers=layers,
        strata=strata_of(divided, samples),
    )
    row = Round.objects.create(
        title=title.strip()[:_LONGEST_TITLE],
        edition=event.edition,
        open_on=open_on,
        samples=len(event.samples),
        planned_at=outside.now,
    )
    _append(row, event, 1)
    note(officer, "assessment.planned", f"round:{row.pk}")
    return UUID(str(row.pk))


def everything(layers: tuple[Layer, ...]) -> tuple[tuple[tuple[str, ...], Sampled], ...]:
    """Return every published service over every channel it is open by, beside its stratum."""
    catalogue = published().catalogue
    areas = {code: one.area for code, one in catalogue.departments.items()}
    return population(catalogue.items.values(), layers, areas)


def seal_answers(
    officer: Officer, code: UUID, outside: Outside, *, place: int, answers: Answers
) -> str:
    """Keep an assessor's answers sealed; return the hash that is public from now on."""
    salt = secrets.token_hex(16)
    state = _done(
        officer,
        code,
        outside,
        lambda before, hand: rounds.answer(before, place, answers, hand, salt=salt),
    )
    return state.seal(place)


def open_round(officer: Officer, code: UUID, outside: Outside) -> None:
    """Open a round on its day or later."""
    _done(officer, code, outside, rounds.open_round)


@transaction.atomic
def _done(
    officer: Officer,
    code: UUID,
    outside: Outside,
    decide: Callable[[RoundState, Hand], RoundEvent],
) -> RoundState:
    row = Round.objects.select_for_update().filter(pk=code).first()
    if row is None:
        raise NotFound(f"no round {code}")
    history = ROUNDS.read(row.records.order_by("sequence"))
    state = replayed(history)
    event = decide(state, Hand(officer=officer, at=outside.now))
    _append(row, event, state.length + 1)
    now = replayed((*history, event))
    if now.length != state.length + 1:
        raise Conflict("the round has moved on")
    row.sealed, row.opened = len(now.sealed), now.opened
    row.save(update_fields=["sealed", "opened"])
    note(officer, f"assessment.{event.name}", f"round:{row.pk}")
    return now


def _append(row: Round, event: RoundEvent, place: int) -> None:
    told = columns(event, place)
    content = told.pop("content")
    record = RoundRecord(round=row, **told)
    record.content = content
    record.save(force_insert=True)
