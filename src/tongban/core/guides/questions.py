"""Questions (情形引导): the one question whose answer settles most, asked next.

Each trial answer is put to everything that is still undecided, and what it settles is counted; an
answer that closes an acceptance condition settles the whole item. The question that settles most
on average comes first; of equals, the one that the item names first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress

from tongban.core.catalog.questions import Question
from tongban.core.guides.compiled_items import Inquiry
from tongban.core.guides.relevance import Knowledge, relevant
from tongban.core.guides.trials import Trials


def askable_elements(questions: Iterable[Question], known: Knowledge) -> frozenset[str]:
    """Return the elements that a person can be asked about and has not told yet."""
    return frozenset(
        question.element for question in questions if question.element not in known.values
    )


def weights(
    inquiries: Mapping[str, Inquiry],
    undecided: Sequence[bool],
    known: Knowledge,
    *,
    askable: frozenset[str],
    trying: Callable[[str], Trials],
) -> dict[str, float]:
    """Return how many of the undecided things each useful question settles on average.

    `undecided` tells it of each thing by its place. `trying` returns the answers worth trying for
    an element.
    """
    weight: dict[str, float] = {}
    probe, today, parameters = dict(known.values), known.today, known.parameters
    everything = undecided.count(True)
    for element in askable.intersection(inquiries):
        inquiry = inquiries[element]
        still = [undecided[place] for place in inquiry.places]
        if True not in still:
            continue
        trials = trying(element)
        test, settled = inquiry.panel.test, 0
        for probe[element] in trials:
            settled += _settled(inquiry, test(probe, today, parameters), still, everything)
        del probe[element]
        # An answer that settles nothing yet may still do so together with another.
        if settled or any(
            element in relevant(part.branch, known, askable)
            for part in compress(inquiry.parts, still)
        ):
            weight[element] = settled / len(trials)
    return weight


def _settled(
    inquiry: Inquiry, answers: Sequence[bool | None], still: Sequence[bool], everything: int
) -> int:
    """Count what an answer settles: everything when it closes an acceptance condition."""
    closing = inquiry.closing
    if False in still:
        closing = still[:closing].count(True)
        answers = tuple(compress(answers, still))
    if False in answers[:closing]:
        return everything
    return len(answers) - answers.count(None)


def heaviest(questions: Iterable[Question], weight: Mapping[str, float]) -> Question | None:
    """Return the question that settles most, the first of equals; None when none helps."""
    useful = [question for question in questions if question.element in weight]
    return max(useful, key=lambda question: weight[question.element], default=None)
