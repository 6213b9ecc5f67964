"""Personal registers (个人登记簿): what departments know of each resident, by identity number."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tongban.examples.people.city import ANCHOR, CityPeople
from tongban.examples.people.entries import Entries, Record, Registers, of_residents
from tongban.examples.people.residents import Resident

_MARRIAGEABLE = 22
_PENSION_AGE = 63
_GROWN_UP = 18
_SCHOOL_AGE = 6
_CARD_AGE = 3
"""By this age, in this city, parents have taken out the insurance and the card of a child."""


def _population(resident: Resident, people: CityPeople) -> Record:
    members = people.household(resident.household)
    return {
        "person.name": resident.name,
        "person.sex": "female" if resident.woman else "male",
        "person.birth_date": resident.birth_date,
        "person.domicile_address": f"明川市东城区临江路{resident.household}号",
        "person.domicile_in_city": True,
        "person.domicile_area_code": resident.number[:6],
        "person.fingerprint_taken": resident.age_on(ANCHOR) >= _MARRIAGEABLE,
        "household.head_name": members[0].name,
        "household.book_number": f"5199{resident.household:06d}",
        "household.kind": "family",
        "household.members": tuple(map(_member, members)),
        "household.vehicles": resident.household % 2,
        "parents.domicile_in_city": True,
    }


def _member(resident: Resident) -> Record:
    return {
        "name": resident.name,
        "relation": resident.relation,
        "identity_number": resident.number,
        "birth_date": resident.birth_date.isoformat(),
    }


def _marriage(resident: Resident, people: CityPeople) -> Record:
    if resident.age_on(ANCHOR) < _MARRIAGEABLE:
        return {}
    if not resident.married_to:
        return {"marriage.status": "unmarried", "parents.married": False}
    spouse = next(
        one
        for one in (*people.household(resident.household), *people.residents)
        if one.name == resident.married_to
    )
    mother, father = (resident, spouse) if resident.woman else (spouse, resident)
    return {
        "mother.name": mother.name,
        "mother.identity_number": mother.number,
        "father.name": father.name,
        "father.identity_number": father.number,
        "marriage.status": "married",
        "marriage.spouse_name": spouse.name,
        "marriage.spouse_identity_number": spouse.number,
        "marriage.registered_on": resident.married_on,
        "parents.married": True,
    }


def _real_estate(resident: Resident, people: CityPeople) -> Record:
    head = people.household(resident.household)[0]
    if resident.number != head.number or resident.age_on(ANCHOR) < _MARRIAGEABLE:
        return {}
    return {
        "household.dwellings": 1,
        "fund.owns_home_here": True,
    }


def _buyer_homes(resident: Resident, _: CityPeople) -> Record:
    return {"transfer.homes_after": 2} if resident.age_on(ANCHOR) >= _MARRIAGEABLE else {}


def _social_insurance(resident: Resident, _: CityPeople) -> Record:
    age = resident.age_on(ANCHOR)
    if age < _MARRIAGEABLE:
        return {"social_card.held": age >= _CARD_AGE}
    return {
        "insurance.employer_covered": age < _PENSION_AGE,
        "insurance.pension_months": min(12 * (age - _MARRIAGEABLE), 480),
        "insurance.pension_drawn": age >= _PENSION_AGE,
        "insurance.pension_enrolled": True,
        "social_card.held": True,
        "retirement.statutory_on": resident.birth_date.replace(
            year=resident.birth_date.year + _PENSION_AGE, day=1
        ),
        "retirement.file_reviewed": False,
        "employment.priority_group": False,
        "benefit.work_injury_care": False,
    }


def _personal_tax(_: Resident, __: CityPeople) -> Record:
    return {"insurance.premiums_paid": False}


def _medical_insurance(resident: Resident, _: CityPeople) -> Record:
    age = resident.age_on(ANCHOR)
    return {
        "insurance.medical_enrolled": _insured(resident),
        "insurance.medical_months": max(0, 12 * (age - _MARRIAGEABLE)),
    }


def _insured(resident: Resident) -> bool:
    return resident.age_on(ANCHOR) >= _CARD_AGE or resident.household % 2 == 1


def _child_population(resident: Resident, _: CityPeople) -> Record:
    age = resident.age_on(ANCHOR)
    if age >= _SCHOOL_AGE:
        return {}
    return {
        "child.registered": True,
        "child.insured": _insured(resident),
        "child.social_card_held": age >= _CARD_AGE,
    }


def _pupils(resident: Resident, _: CityPeople) -> Record:
    """Return who is enrolled: from six on (义务教育法 §11) until they work."""
    enrolled = _SCHOOL_AGE <= resident.age_on(ANCHOR) < _MARRIAGEABLE
    return {"residence.enrolled": True} if enrolled else {}


def _vaccinations(resident: Resident, _: CityPeople) -> Record:
    """Return what is kept of a child from its first injection on (疫苗管理法 §47)."""
    return {"pupil.vaccinated": True} if resident.age_on(ANCHOR) < _GROWN_UP else {}


def _maternity_insurance(resident: Resident, _: CityPeople) -> Record:
    age = resident.age_on(ANCHOR)
    if not resident.woman:
        return {}
    return {
        "mother.maternity_insured": _MARRIAGEABLE <= age < _PENSION_AGE,
        "mother.hospital_settled": False,
    }


def _housing_fund(resident: Resident, _: CityPeople) -> Record:
    age = resident.age_on(ANCHOR)
    if not _MARRIAGEABLE <= age < _PENSION_AGE:
        return {}
    return {
        "fund.account_number": f"5199{resident.number[6:14]}{resident.household:04d}",
        "fund.account_status": "active",
        "fund.balance": Decimal(900 * (age - _MARRIAGEABLE + 1)),
        "fund.months": 12 * (age - _MARRIAGEABLE),
    }


def _disability(_: Resident, __: CityPeople) -> Record:
    return {"disability.held": False, "disability.cancelled_months": 999}


def _benefits(_: Resident, __: CityPeople) -> Record:
    return {"benefit.minimum_living": False, "benefit.destitute": False, "benefit.orphan": False}


def _credit(resident: Resident, _: CityPeople) -> Record:
    if resident.age_on(ANCHOR) < _MARRIAGEABLE:
        return {}
    return {
        "credit.dishonest": False,
        "food.applicant_banned": False,
        "tobacco.applicant_banned": False,
        "enterprise.applicant_barred": False,
    }


def _residence(resident: Resident, _: CityPeople) -> Record:
    months = resident.known.get("residence.months")
    return {} if months is None else {"residence.months": months}


def _named(element: str) -> Callable[[CityPeople], Entries]:
    return lambda people: ((one.number, {element: one.name}) for one in people.residents)


PERSONAL: Final[Registers] = {
    "population": of_residents(_population),
    "child_population": of_residents(_child_population),
    "pupils": of_residents(_pupils),
    "vaccinations": of_residents(_vaccinations),
    "marriage": of_residents(_marriage),
    "residence": of_residents(_residence),
    "real_estate": of_residents(_real_estate),
    "buyer_homes": of_residents(_buyer_homes),
    "maternity_insurance": of_residents(_maternity_insurance),
    "social_insurance": of_residents(_social_insurance),
    "personal_tax": of_residents(_personal_tax),
    "medical_insurance": of_residents(_medical_insurance),
    "housing_fund": of_residents(_housing_fund),
    "disability": of_residents(_disability),
    "benefits": of_residents(_benefits),
    "credit": of_residents(_credit),
    "seller_population": _named("transfer.seller_name"),
    "buyer_population": _named("transfer.buyer_name"),
}
