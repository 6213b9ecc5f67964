"""Selection (自主选择): which sub-items this person wants, of those that are there for them.

国办发〔2022〕32号: the applicant chooses freely. Without a choice the journey offers all sub-items
but the optional ones.
"""

from collections.abc import Collection, Iterable

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.guides.relevance import Knowledge
from tongban.core.journeys.compiled_journeys import CompiledJourney
from tongban.core.journeys.definitions import SubItem
from tongban.core.journeys.outcomes import Standing


def offered(compiled: CompiledJourney, known: Knowledge) -> tuple[Truth, ...]:
    """Tell for each sub-item whether it is there for this person at all."""
    return tuple(condition.truth(known) for condition in compiled.offering)


def selected(
    sub_items: Iterable[SubItem], offers: Iterable[Truth], chosen: Collection[str] | None
) -> tuple[Standing, ...]:
    """Tell which sub-items are taken; one that may yet be offered counts as offered."""
    return tuple(
        _standing(sub_item, offer, chosen)
        for sub_item, offer in zip(sub_items, offers, strict=True)
    )


def _standing(sub_item: SubItem, offer: Truth, chosen: Collection[str] | None) -> Standing:
    if offer is Truth.NOT_MET:
        return Standing.NOT_OFFERED
    wanted = not sub_item.optional if chosen is None else sub_item.item in chosen
    return Standing.TAKEN if wanted else Standing.NOT_CHOSEN
