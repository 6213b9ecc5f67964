"""Try a condition (试算) on the people whom the platform may try it on."""

from collections.abc import Sequence

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.trials import Sample, Trial, TrialPerson, TrialTerms, sample, trial
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.sentences import Elements, speaking
from tongban.core.catalog.values import decode_value, encode_value
from tongban.core.guides.circumstances import parameters_on


def try_on_everybody(condition: Condition, copy: WorkingCopy, outside: Outside) -> Trial:
    """Return how a condition of `copy` divides the population, with the reasons of a few."""
    terms = _terms(copy, outside)
    return trial(condition, [_read(one, terms.elements) for one in outside.population()], terms)


def try_on(
    condition: Condition, people: Sequence[TrialPerson], copy: WorkingCopy, outside: Outside
) -> tuple[Sample, ...]:
    """Return how each of these people stands and why."""
    terms = _terms(copy, outside)
    return tuple(sample(condition, person, terms) for person in people)


def _read(person: TrialPerson, elements: Elements) -> TrialPerson:
    """Return a person with values of the kinds that the catalogue gives them."""
    known = {code: value for code, value in person.values.items() if code in elements}
    return TrialPerson(
        name=person.name,
        values={
            code: decode_value(elements[code], encode_value(value)) for code, value in known.items()
        },
    )


def _terms(copy: WorkingCopy, outside: Outside) -> TrialTerms:
    catalogue = published().catalogue
    return TrialTerms(
        today=outside.today,
        parameters=parameters_on(catalogue, outside.today),
        elements=speaking(copy.within(catalogue).elements, catalogue.parameters),
    )
