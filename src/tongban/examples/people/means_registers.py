"""Registers of means (收入和财产登记): what a check of a household asks about each resident.

All of it is invented and drawn from age and household alone, so that it is the same every time.
"""

from decimal import Decimal
from typing import Final

from tongban.examples.people.city import ANCHOR, CityPeople
from tongban.examples.people.entries import Record, Registers, of_residents
from tongban.examples.people.residents import HEAD, Resident

_WORKING_AGE = 22
_PENSION_AGE = 63


def _wages(resident: Resident, _: CityPeople) -> Record:
    if not _WORKING_AGE <= resident.age_on(ANCHOR) < _PENSION_AGE:
        return {}
    return {"means.wages": Decimal(3200 + 700 * (resident.household % 6))}


def _pension(resident: Resident, _: CityPeople) -> Record:
    if resident.age_on(ANCHOR) < _PENSION_AGE:
        return {}
    return {"means.pension": Decimal(2100 + 150 * (resident.household % 9))}


def _deposits(resident: Resident, _: CityPeople) -> Record:
    if resident.age_on(ANCHOR) < _WORKING_AGE:
        return {}
    return {"means.deposits": Decimal(4000 + 2600 * (resident.household % 17))}


def _policies(resident: Resident, _: CityPeople) -> Record:
    insured = resident.age_on(ANCHOR) >= _WORKING_AGE and resident.household % 4 == 0
    return {"means.policies": Decimal(18000)} if insured else {}


def _securities(resident: Resident, _: CityPeople) -> Record:
    trades = resident.age_on(ANCHOR) >= _WORKING_AGE and resident.household % 7 == 0
    return {"means.securities": Decimal("52600.40")} if trades else {}


def _vehicles(resident: Resident, _: CityPeople) -> Record:
    return {"means.vehicles": resident.household % 2} if resident.relation == HEAD else {}


def _enterprises(resident: Resident, people: CityPeople) -> Record:
    owned = sum(one.owner.number == resident.number for one in people.businesses)
    return {"means.enterprises": owned} if owned else {}


def _relief(resident: Resident, _: CityPeople) -> Record:
    receives = resident.known.get("benefit.minimum_living", False)
    return {"means.relief": Decimal(560)} if receives else {}


MEANS: Final[Registers] = {
    "personal_income": of_residents(_wages),
    "pension_payments": of_residents(_pension),
    "bank_deposits": of_residents(_deposits),
    "insurance_policies": of_residents(_policies),
    "securities_accounts": of_residents(_securities),
    "vehicles": of_residents(_vehicles),
    "shareholdings": of_residents(_enterprises),
    "relief_payments": of_residents(_relief),
}
