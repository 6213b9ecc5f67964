"""Form (表单): the fields that this person's case needs, filled where the value is known.

国务院令第809号: what is shared is not asked again. A field whose condition is not met is not on the
form at all (个人信息保护法 §6: no more than the purpose needs).
"""

from collections.abc import Mapping, Sequence

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import FormField, ServiceItem
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.outcomes import FieldLine
from tongban.core.guides.relevance import Knowledge
from tongban.core.people.facts import Facts


def form(
    fields: Sequence[FormField],
    needed: Sequence[Truth],
    *,
    facts: Facts,
    elements: Mapping[str, DataElement],
) -> tuple[FieldLine, ...]:
    """Return the fields that are needed or still may be, each with the fact that fills it."""
    not_met = Truth.NOT_MET
    return tuple(
        [
            FieldLine(field, elements[field.element], facts.get(field.element), truth)
            for field, truth in zip(fields, needed, strict=True)
            if truth is not not_met
        ]
    )


def fields_needed(item: ServiceItem, known: Knowledge) -> tuple[FormField, ...]:
    """Return the fields that are needed, or still may be, with what is known."""
    truths = compiled(item).truths(known).fields
    return tuple(
        field
        for field, truth in zip(item.fields, truths, strict=True)
        if truth is not Truth.NOT_MET
    )
