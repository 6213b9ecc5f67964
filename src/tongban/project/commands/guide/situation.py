"""The situation (情境): the day, the registers that answer, and the questions still open."""

from collections.abc import Collection, Sequence
from datetime import date

from tongban.adapters.holidays import official_calendar
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.circumstances import Circumstances, parameters_on
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.relevance import knowledge
from tongban.core.guides.resolve import assess
from tongban.core.journeys.assessment import assess_journey
from tongban.core.journeys.compiled_journeys import compiled_journey
from tongban.core.journeys.definitions import Journey
from tongban.core.people.facts import Facts
from tongban.core.people.holdings import Holding
from tongban.core.vocabulary.errors import NotFound

_ALL = "all"


def circumstances_of(
    catalogue: Catalogue, facts: Facts, *, held: tuple[Holding, ...] = (), day: date, sharing: bool
) -> Circumstances:
    """Return what the city can do for a person of whom these facts and certificates are known."""
    return Circumstances(
        today=day,
        calendar=official_calendar(),
        facts=facts,
        holdings=held,
        available=frozenset(catalogue.datasets) if sharing else frozenset(),
        parameters=parameters_on(catalogue, day),
    )


def chosen_items(
    journey: Journey, catalogue: Catalogue, wanted: Sequence[str]
) -> Collection[str] | None:
    """Return the sub-items that the person takes, or None for those that are not optional."""
    if not wanted:
        return None
    if _ALL in wanted:
        return [sub.item for sub in journey.sub_items]
    codes = {sub.item: sub.item for sub in journey.sub_items}
    codes |= {catalogue.items[sub.item].name: sub.item for sub in journey.sub_items}
    for name in wanted:
        if name not in codes:
            raise NotFound(f"“{journey.name}”里没有“{name}”；可选：{'、'.join(codes)}")
    usual = [sub.item for sub in journey.sub_items if not sub.optional]
    return [*usual, *(codes[name] for name in wanted)]


def open_questions(
    target: Journey | ServiceItem,
    catalogue: Catalogue,
    circumstances: Circumstances,
    *,
    wanted: Sequence[str],
) -> tuple[Question, ...]:
    """Return every question whose answer can still change something, the weightiest first."""
    known = knowledge(circumstances)
    if isinstance(target, ServiceItem):
        questions: Sequence[Question] = target.questions
        assessed = assess(compiled(target), known, questions=questions, elements=catalogue.elements)
        weights = assessed.weights
    else:
        items = (catalogue.items[sub.item] for sub in target.sub_items)
        joined = compiled_journey(target, catalogue, *items)
        questions = joined.questions
        chosen = chosen_items(target, catalogue, wanted)
        weights = assess_journey(joined, known, chosen=chosen, elements=catalogue.elements).weights
    useful = [question for question in questions if question.element in weights]
    return tuple(sorted(useful, key=lambda question: -weights[question.element]))
