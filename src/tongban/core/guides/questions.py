"""Questions (情形引导): the one question whose answer settles most, asked next.

Each trial answer is put to everything that is still undecided, and what it settles is counted; an
answer that closes an acceptance condition settles the whole item. The question that settles most
on average comes first; of equals, the one that the item names first.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from tongban.core.catalog.questions import Question
from tongban.core.guides.compiled_items import CompiledCondition
from tongban.core.guides.relevance import Knowledge, relevant
from tongban.core.guides.trials import Trials


def askable_elements(questions: Iterable[Question], known: Knowledge) -> frozenset[str]:
    """Return the elements that a person can be asked about and has not told yet."""
    return frozenset(
        question.element for question in questions if question.element not in known.values
    )


def weights(
    undecided: Sequence[CompiledCondition],
    known: Knowledge,
    *,
    askable: frozenset[str],
    trying: Callable[[str], Trials],
    closing: Collection[CompiledCondition] = (),
) -> dict[str, float]:
    """Return how many of the undecided things each useful question settles on average.

    `trying` returns the answers worth trying for an element; one of `closing` that is not met
    settles everything.
    """
    concerned: defaultdict[str, list[CompiledCondition]] = defaultdict(list)
    for part in undecided:
        for element in part.decider.elements:
            if element in askable:
                concerned[element].append(part)
    weight: dict[str, float] = {}
    fatal = frozenset(closing)
    probe, today, parameters = dict(known.values), known.today, known.parameters
    for element, parts in concerned.items():
        trials = trying(element)
        settled = 0
        for probe[element] in trials:
            answers = [part.decider.test(probe, today, parameters) for part in parts]
            settled += _settled(answers, parts, fatal, everything=len(undecided))
        del probe[element]
        # An answer that settles nothing yet may still do so together with another.
        if settled or any(element in relevant(part.branch, known, askable) for part in parts):
            weight[element] = settled / len(trials)
    return weight


def _settled(
    answers: list[bool | None],
    parts: list[CompiledCondition],
    fatal: frozenset[CompiledCondition],
    *,
    everything: int,
) -> int:
    """Count what an answer settles: everything when it closes an acceptance condition."""
    if False in answers:
        closed = [part for answer, part in zip(answers, parts, strict=True) if answer is False]
        if not fatal.isdisjoint(closed):
            return everything
    return len(answers) - answers.count(None)


def heaviest(questions: Iterable[Question], weight: Mapping[str, float]) -> Question | None:
    """Return the question that settles most, the first of equals; None when none helps."""
    useful = [question for question in questions if question.element in weight]
    return max(useful, key=lambda question: weight[question.element], default=None)
