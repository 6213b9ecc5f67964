"""Registers (部门登记簿): what each department knows of the invented people, by dataset and key.

The datasets and elements are those of `mingchuan/datasets.yaml`; a test holds one against the
other, so that a register never says what the sharing catalogue does not promise.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, TypeAlias

from tongban.examples.people.businesses import Business
from tongban.examples.people.city import ANCHOR, SEED, CityPeople, city_people
from tongban.examples.people.residents import Resident
from tongban.examples.people.stories import NEWBORN

Record: TypeAlias = Mapping[str, Any]
Entries: TypeAlias = Iterator[tuple[str, Record]]

_MARRIAGEABLE = 22
_PENSION_AGE = 63
_MOTHER = "苏婉清"
_DECEASED = "刘德厚"
_PROJECT: Final = "2026-519901-47-01-000001"


def registers(seed: int = SEED) -> Mapping[str, Mapping[str, Record]]:
    """Return dataset code → key → element → value for every register of the city."""
    people = city_people(seed)
    return {dataset: dict(entries(people)) for dataset, entries in _REGISTERS.items()}


def _of_residents(read: Callable[[Resident, CityPeople], Record]) -> Callable[..., Entries]:
    def entries(people: CityPeople) -> Entries:
        for resident in people.residents:
            record = read(resident, people)
            if record:
                yield resident.number, _overridden(record, resident.known)

    return entries


def _of_businesses(read: Callable[[Business], Record]) -> Callable[..., Entries]:
    def entries(people: CityPeople) -> Entries:
        for business in people.businesses:
            yield business.credit_code, _overridden(read(business), business.known)

    return entries


def _overridden(record: Record, known: Record) -> Record:
    return {element: known.get(element, value) for element, value in record.items()}


def _population(resident: Resident, people: CityPeople) -> Record:
    members = people.household(resident.household)
    return {
        "person.name": resident.name,
        "person.sex": "female" if resident.woman else "male",
        "person.birth_date": resident.birth_date,
        "person.domicile_address": f"明川市东城区临江路{resident.household}号",
        "person.domicile_in_city": True,
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
    return {
        "marriage.status": "married",
        "marriage.spouse_name": spouse.name,
        "marriage.spouse_identity_number": spouse.number,
        "marriage.registered_on": resident.married_on,
        "parents.married": True,
    }


def _births(people: CityPeople) -> Entries:
    yield people.by_name[_MOTHER].number, {**NEWBORN, "child.birth_certificate_number": None}


def _business(business: Business) -> Record:
    return {
        "enterprise.registered": True,
        "enterprise.name": business.name,
        "enterprise.kind": business.kind,
        "enterprise.scope": business.scope,
        "enterprise.address": business.address,
        "enterprise.capital": business.capital,
        "enterprise.legal_representative": business.owner.name,
        "enterprise.legal_representative_number": business.owner.number,
        "enterprise.registered_on": business.registered_on,
        "enterprise.status": "open",
        "enterprise.abnormal_listed": False,
        "enterprise.equity_frozen": False,
    }


def _tax(_: Business) -> Record:
    return {
        "enterprise.tax_cleared": True,
        "enterprise.unpaid_tax": Decimal(0),
        "enterprise.unused_invoices": False,
    }


def _health(_: Business) -> Record:
    return {"food.handlers_healthy": True}


def _real_estate(resident: Resident, people: CityPeople) -> Record:
    head = people.household(resident.household)[0]
    if resident.number != head.number or resident.age_on(ANCHOR) < _MARRIAGEABLE:
        return {}
    return {
        "property.certificate_number": f"明川不动产权第{resident.household:07d}号",
        "property.address": f"明川市东城区临江路{resident.household}号",
        "property.area": Decimal(60 + resident.household % 80),
        "property.use": "dwelling",
        "property.land": "granted",
        "property.sealed": False,
        "property.mortgaged": resident.household % 3 == 0,
        "household.dwellings": 1,
        "fund.owns_home_here": True,
        "transfer.homes_after": 2,
    }


def _social_insurance(resident: Resident, _: CityPeople) -> Record:
    age = resident.age_on(ANCHOR)
    if age < _MARRIAGEABLE:
        return {"social_card.held": age > 0}
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
    return {"transfer.tax_paid": False, "insurance.premiums_paid": False}


def _medical_insurance(resident: Resident, _: CityPeople) -> Record:
    age = resident.age_on(ANCHOR)
    return {
        "insurance.medical_enrolled": True,
        "insurance.medical_months": max(0, 12 * (age - _MARRIAGEABLE)),
        "mother.maternity_insured": resident.woman and _MARRIAGEABLE <= age < _PENSION_AGE,
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


def _deaths(people: CityPeople) -> Entries:
    deceased = people.by_name[_DECEASED]
    yield (
        deceased.number,
        {"deceased.name": deceased.name, "deceased.in_hospital": True, **deceased.known},
    )


def _deceased_population(people: CityPeople) -> Entries:
    deceased = people.by_name[_DECEASED]
    yield deceased.number, {"deceased.name": deceased.name}


def _deceased_accounts(people: CityPeople) -> Entries:
    yield (
        people.by_name[_DECEASED].number,
        {
            "deceased.insured_pension": True,
            "deceased.medical_balance": Decimal("3260.40"),
            "deceased.had_driving_licence": False,
            "deceased.fund_balance": Decimal(0),
        },
    )


def _named(element: str) -> Callable[[CityPeople], Entries]:
    return lambda people: ((one.number, {element: one.name}) for one in people.residents)


def _construction(people: CityPeople) -> Entries:
    owner = next(one for one in people.businesses if one.kind == "company")
    yield (
        _PROJECT,
        {
            "project.name": "临江社区服务中心",
            "project.owner": owner.name,
            "project.floor_area": Decimal(8600),
            "project.planning_permit_number": "建字第519901202600001号",
            "project.construction_permit_number": "519901202600001",
            "project.illegal_building": False,
        },
    )


_REGISTERS: Final[Mapping[str, Callable[[CityPeople], Entries]]] = {
    "population": _of_residents(_population),
    "marriage": _of_residents(_marriage),
    "births": _births,
    "residence": _of_residents(_residence),
    "business": _of_businesses(_business),
    "tax": _of_businesses(_tax),
    "health": _of_businesses(_health),
    "real_estate": _of_residents(_real_estate),
    "social_insurance": _of_residents(_social_insurance),
    "personal_tax": _of_residents(_personal_tax),
    "medical_insurance": _of_residents(_medical_insurance),
    "housing_fund": _of_residents(_housing_fund),
    "disability": _of_residents(_disability),
    "benefits": _of_residents(_benefits),
    "credit": _of_residents(_credit),
    "deaths": _deaths,
    "deceased_population": _deceased_population,
    "deceased_accounts": _deceased_accounts,
    "seller_population": _named("transfer.seller_name"),
    "buyer_population": _named("transfer.buyer_name"),
    "construction": _construction,
}
