"""The population (试算人群): everybody in the city, with all that registers tell of them.

Conditions are tried on them while they are written: invented people, so that nobody's facts leave
their register for the sake of a draft.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from tongban.core.authoring.trials import TrialPerson
from tongban.examples.people.businesses import Business
from tongban.examples.people.city import ANCHOR, SEED, city_people
from tongban.examples.people.registers import registers
from tongban.examples.people.residents import Resident


@cache
def population(seed: int = SEED) -> tuple[TrialPerson, ...]:
    """Return the residents, and the businesses as their owners act for them."""
    kept, people = registers(seed), city_people(seed)
    told: dict[str, dict[str, Any]] = {}
    for records in kept.values():
        for key, record in records.items():
            told.setdefault(key, {}).update(record)
    return (
        *(_resident(one, told) for one in people.residents),
        *(_business(one, told) for one in people.businesses),
    )


def _resident(resident: Resident, told: Mapping[str, Mapping[str, Any]]) -> TrialPerson:
    age = f"{resident.name}（{resident.age_on(ANCHOR)} 岁）"
    return TrialPerson(name=age, values=told.get(resident.number, {}))


def _business(business: Business, told: Mapping[str, Mapping[str, Any]]) -> TrialPerson:
    owner = told.get(business.owner.number, {})
    return TrialPerson(name=business.name, values={**owner, **told.get(business.credit_code, {})})
