"""Assessment (联办评估): which sub-items take part, and what questions would settle."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import compress

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.elements import DataElement
from tongban.core.guides.outcomes import Verdict
from tongban.core.guides.questions import askable_elements, weights
from tongban.core.guides.relevance import Knowledge, relevant
from tongban.core.guides.resolve import Assessment, assess
from tongban.core.journeys.compiled_journeys import CompiledJourney
from tongban.core.journeys.outcomes import Standing
from tongban.core.journeys.selection import offered, selected


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyAssessment:
    """How every sub-item stands (in their order), and the weight of each open question.

    `assessments` holds the items that the person wants, by code; `taken` those they may have.
    """

    offers: tuple[Truth, ...]
    standings: tuple[Standing, ...]
    assessments: Mapping[str, Assessment]
    taken: Mapping[str, Assessment]
    weights: Mapping[str, float]


def assess_journey(
    compiled: CompiledJourney,
    known: Knowledge,
    *,
    chosen: Collection[str] | None,
    elements: Mapping[str, DataElement],
) -> JourneyAssessment:
    """Assess the sub-items that are offered and wanted."""
    offers = offered(compiled, known)
    wanted = selected(compiled.journey.sub_items, offers, chosen)
    assessments = {
        item.item.code: assess(item, known, questions=questions, elements=elements)
        for item, questions, standing in zip(
            compiled.items, compiled.questions_of, wanted, strict=True
        )
        if standing is Standing.TAKEN
    }
    taken = {
        code: one
        for code, one in assessments.items()
        if one.eligibility.verdict is not Verdict.INELIGIBLE
    }
    standings = tuple(
        Standing.INELIGIBLE
        if standing is Standing.TAKEN and item.item.code not in taken
        else standing
        for item, standing in zip(compiled.items, wanted, strict=True)
    )
    return JourneyAssessment(
        offers=offers,
        standings=standings,
        assessments=assessments,
        taken=taken,
        weights=_weights(compiled, known, wanted, taken=taken, elements=elements),
    )


def _weights(
    compiled: CompiledJourney,
    known: Knowledge,
    wanted: tuple[Standing, ...],
    *,
    taken: Mapping[str, Assessment],
    elements: Mapping[str, DataElement],
) -> dict[str, float]:
    """Add up what each question settles; an item that may not be offered at all waits its turn."""
    askable = askable_elements(compiled.questions, known)
    pending = [
        standing is Standing.TAKEN
        and condition.truth(known) is Truth.UNKNOWN
        and bool(relevant(condition.branch, known, askable))
        for condition, standing in zip(compiled.offering, wanted, strict=True)
    ]
    weight = Counter(
        weights(
            compiled.inquiries,
            pending,
            known,
            askable=askable,
            trying=lambda element: compiled.trials.of(elements[element], known),
        )
    )
    waiting = {sub.item for sub in compress(compiled.journey.sub_items, pending)}
    for code, assessment in taken.items():
        if code not in waiting:
            weight.update(assessment.weights)
    return dict(weight)
