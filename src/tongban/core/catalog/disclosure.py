"""Disclosure (最少知悉): what of all that is known serves one item, and so may be seen for it.

个人信息保护法 §6: no more than the purpose needs. A filing of several items knows what each of them
asked; who handles one of them sees what that one asks, decides on, has proved or puts on its
result.
"""

from collections.abc import Iterator

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.items import ServiceItem


def serving(item: ServiceItem, catalogue: Catalogue) -> frozenset[str]:
    """Return the codes of the elements that handling `item` needs."""
    return frozenset(
        (
            *(field.element for field in item.fields),
            *(question.element for question in item.questions),
            *(code for _, condition in item.expressions() for code in elements_of(condition)),
            *(code for output in item.outputs for code in (*output.settles, *output.needs)),
            *_proved(item, catalogue),
        )
    )


def _proved(item: ServiceItem, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the papers that may be asked for, and the results, prove."""
    papers = {
        code
        for requirement in item.requirements
        for together in requirement.alternatives
        for code in together
    }
    for code in papers | {output.evidence for output in item.outputs if output.evidence}:
        evidence = catalogue.evidence.get(code)
        yield from evidence.proves if evidence else ()
