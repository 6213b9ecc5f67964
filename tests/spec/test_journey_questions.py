"""A journey of the example city asks each thing once, and nothing that its items would not ask."""

import random
from datetime import date
from decimal import Decimal

import pytest
from citywork import CATALOGUE, CITY, NOBODY

from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.guides.exhaust import stated
from tongban.core.guides.outcomes import Verdict
from tongban.core.journeys.merging import merged_questions
from tongban.core.journeys.resolve import resolve_journey

PATHS = 12
MOST = 80


_SOME = {
    ValueKind.YES_NO: (True, False),
    ValueKind.INTEGER: (0, 1, 2, 30, 600),
    ValueKind.DECIMAL: tuple(Decimal(number) for number in (1, 60, 120, 400, 5000)),
    ValueKind.DATE: (date(1960, 1, 1), date(2000, 2, 29), date(2026, 9, 1)),
}


def some_value(element: DataElement, chance: random.Random) -> Value:
    """Return some answer that a person could give."""
    if element.kind in _SOME:
        return chance.choice(_SOME[element.kind])
    options = [option.value for option in element.options]
    if element.kind is ValueKind.CHOICES:
        return (chance.choice(options),)
    return chance.choice(options) if options else None


def asked(journey, seed: int):
    """Return what is asked on one path through a journey, and the guide at its end."""
    chance = random.Random(seed)
    known = NOBODY
    questions: list[str] = []
    while True:
        guide = resolve_journey(journey, CATALOGUE.items, known, CATALOGUE)
        if guide.next_question is None:
            return questions, guide
        element = guide.next_question.element
        questions.append(element)
        assert len(questions) < MOST
        known = stated(element, some_value(CATALOGUE.elements[element], chance), known)


@pytest.mark.parametrize("code", CITY.journeys)
@pytest.mark.parametrize("seed", range(PATHS))
def test_a_journey_asks_once_what_its_items_would_ask_each(code, seed):
    journey = CITY.journeys[code]
    items = [CATALOGUE.items[sub.item] for sub in journey.sub_items]
    theirs = {question.element for question in merged_questions(journey, items)}
    questions, guide = asked(journey, seed)

    assert len(questions) == len(set(questions))
    assert set(questions) <= theirs
    assert all(one.eligibility.verdict is not Verdict.UNDECIDED for one in guide.taken)


@pytest.mark.parametrize("code", CITY.journeys)
def test_an_element_that_several_items_ask_about_is_one_question(code):
    journey = CITY.journeys[code]
    items = [CATALOGUE.items[sub.item] for sub in journey.sub_items]
    apart = sum(len(item.questions) for item in items) + len(journey.questions)
    together = merged_questions(journey, items)

    assert len({question.element for question in together}) == len(together) <= apart
