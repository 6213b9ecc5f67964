"""Asking (查询登记): one register about one party, whichever dataset of the catalogue serves it.

The registers are asked through the same pipeline as for a case, with the purpose of finding out who
may act for whom; a catalogue that has no such dataset, or did not grant it, is silent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.actions.audit.noting import label
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import Value
from tongban.core.people.actors import Actor
from tongban.core.people.registers import Matched, NoRecord, Purpose, Question

ITEM: Final = "representation"
"""Stands where a purpose names an item: grants for every item, or for this, permit it."""

PERSON: Final = "person.identity_number"
MEMBERS: Final = "household.members"
ORGANISATION: Final = "enterprise.credit_code"
REPRESENTATIVE: Final = "enterprise.legal_representative_number"
ORGANISATION_NAME: Final = "enterprise.name"
STATUS: Final = "enterprise.status"
REGISTERED_ON: Final = "enterprise.registered_on"
DECEASED: Final = "deceased.identity_number"
DIED_ON: Final = "deceased.died_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a register said of a party (登记内容): nothing of one that it does not know."""

    dataset: str
    as_of: date
    values: Mapping[str, Value]


def ask(
    actor: Actor | None,
    key: tuple[str, str],
    wanted: tuple[str, ...],
    outside: Outside,
    *,
    ground: str,
) -> Said | None:
    """Return what the register of the first of `wanted` says of a key, None when it is silent."""
    catalogue = published().catalogue
    element, number = key
    dataset = _serving(catalogue, element, wanted[0])
    if dataset is None:
        return None
    served = tuple(catalogue.elements[code] for code in wanted if code in dataset.serves)
    question = Question(dataset=dataset, keys={element: number}, wanted=served)
    purpose = Purpose(item=ITEM, actor="system" if actor is None else label(actor), ground=ground)
    [answer] = outside.registers.ask_all([question], purpose, today=outside.today)
    match answer:
        case Matched():
            values = {fact.element: fact.value for fact in answer.facts}
            return Said(dataset=dataset.code, as_of=answer.as_of, values=values)
        case NoRecord():
            return Said(dataset=dataset.code, as_of=outside.today, values={})
        case _:
            return None


def _serving(catalogue: Catalogue, key: str, element: str) -> Dataset | None:
    """Return the dataset that is searched by a key alone and serves an element."""
    return next(
        (
            one
            for one in catalogue.datasets.values()
            if element in one.serves and tuple(one.keys) == (key,)
        ),
        None,
    )
