"""A resident (示例居民): what the city's registers and certificates say of an invented person.

The same that a signed-in person would see: every register whose key is known is asked, and what
one register tells may be the key of the next.
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.facts import Fact, Facts, FactSource
from tongban.core.people.holdings import Holding
from tongban.core.vocabulary.errors import NotFound
from tongban.examples.people import city_people, holdings, registers

_IDENTITY = "person.identity_number"


def known_of(
    name: str | None, catalogue: Catalogue, *, today: date
) -> tuple[Facts, tuple[Holding, ...]]:
    """Return the facts and certificates of a resident, or none for nobody in particular.

    Raises NotFound with the nearest names.
    """
    if name is None:
        return {}, ()
    residents = city_people().by_name
    if name not in residents:
        near = "、".join(get_close_matches(name, residents, n=3, cutoff=0.3))
        raise NotFound(f"没有居民“{name}”" + (f"；是不是：{near}" if near else ""))
    resident = residents[name]
    signed_in = Fact(
        element=_IDENTITY,
        value=resident.number,
        source=FactSource.SHARED,
        as_of=today,
        origin="登录时的实名信息",
    )
    facts = {_IDENTITY: signed_in}
    while found := _asked(facts, catalogue, today):
        facts |= found
    return facts, holdings().get(resident.number, ())


def _asked(facts: Facts, catalogue: Catalogue, today: date) -> Mapping[str, Fact]:
    """Return what the registers tell that is not known yet, by the keys that are."""
    told: dict[str, Fact] = {}
    for code, records in registers().items():
        dataset = catalogue.datasets[code]
        keys = [facts[key].value for key in dataset.keys if key in facts]
        record = records.get(str(keys[0]), {}) if keys else {}
        holder = catalogue.departments[dataset.holder].short_name
        for element, value in record.items():
            if element not in facts:
                told[element] = Fact(
                    element=element,
                    value=value,
                    source=FactSource.SHARED,
                    as_of=today,
                    origin=f"{holder}“{dataset.name}”",
                )
    return told
