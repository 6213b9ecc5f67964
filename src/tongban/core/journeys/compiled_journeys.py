"""Compiled journeys (一件事编译): its items compiled and its dependencies derived, once."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.compiled_items import (
    CompiledCondition,
    CompiledItem,
    Inquiry,
    compiled,
    compiled_condition,
    inquiries,
    trial_book,
)
from tongban.core.guides.remembering import remembered
from tongban.core.guides.trials import TrialBook
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.dependencies import Dependency, derive
from tongban.core.journeys.merging import merged_questions

JOURNEYS_REMEMBERED = 64
"""A result keeps the catalogue that it was derived from alive, so there are not many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledJourney:
    """A journey ready to be resolved; the items stand in the order of its sub-items.

    `questions` are all of them, once each; `questions_of` those that each item may use; `inquiries`
    and `trials` what elements have a say in who is offered what, and the answers worth trying on
    it; `waits` the dependencies of each item by code.
    """

    journey: Journey
    items: tuple[CompiledItem, ...]
    offering: tuple[CompiledCondition, ...]
    inquiries: Mapping[str, Inquiry]
    trials: TrialBook
    order: tuple[str, ...]
    waits: Mapping[str, tuple[Dependency, ...]]
    questions: tuple[Question, ...]
    questions_of: tuple[tuple[Question, ...], ...]
    asks: frozenset[str]


@remembered(most=JOURNEYS_REMEMBERED)
def compiled_journey(
    journey: Journey, catalogue: Catalogue, *items: ServiceItem
) -> CompiledJourney:
    """Compile a journey over these versions of its items, in the order of its sub-items."""
    offering = tuple(compiled_condition(sub.offered_when) for sub in journey.sub_items)
    every = tuple(compiled(item) for item in items)
    dependencies = derive(items, catalogue)
    return CompiledJourney(
        journey=journey,
        items=every,
        offering=offering,
        inquiries=inquiries(offering),
        trials=trial_book(offering),
        order=dependencies.order,
        waits={item.code: dependencies.of(item.code) for item in items},
        questions=merged_questions(journey, items),
        questions_of=tuple(merged_questions(journey, (item,)) for item in items),
        asks=frozenset().union(*(item.asks for item in every)),
    )
