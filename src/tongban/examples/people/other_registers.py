"""Other registers (其他登记簿): births, deaths, businesses, premises and building projects."""

from decimal import Decimal
from typing import Final

from tongban.examples.people.businesses import Business
from tongban.examples.people.city import CityPeople
from tongban.examples.people.entries import (
    Entries,
    Record,
    Registers,
    of_businesses,
    overridden,
)
from tongban.examples.people.stories import CHARACTERS
from tongban.examples.people.trades import floor_area, trades

_DECEASED: Final = "刘德厚"
_PROJECT: Final = "2026-519901-47-01-000001"


def _births(people: CityPeople) -> Entries:
    for mother in CHARACTERS:
        if mother.newborn:
            number = people.by_name[mother.name].number
            yield number, {**mother.newborn, "child.birth_certificate_number": None}


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


def _real_estate_unit(people: CityPeople) -> Entries:
    for head in people.heads:
        record = {
            "property.address": f"明川市东城区临江路{head.household}号",
            "property.area": floor_area(head),
            "property.use": "dwelling",
            "property.land": "granted",
            "property.sealed": False,
            "property.mortgaged": head.household % 3 == 0,
        }
        yield f"明川不动产权第{head.household:07d}号", overridden(record, head.known)


def _house_trade(people: CityPeople) -> Entries:
    for trade in trades(people):
        yield (
            trade.contract_number,
            {
                "transfer.price": trade.price,
                "transfer.seller_name": trade.seller.name,
                "transfer.buyer_name": trade.buyer.name,
            },
        )


def _deed_tax_payments(people: CityPeople) -> Entries:
    for trade in trades(people):
        if trade.tax_paid:
            yield trade.contract_number, {"transfer.tax_paid": True}


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


OTHERS: Final[Registers] = {
    "births": _births,
    "business": of_businesses(_business),
    "tax": of_businesses(_tax),
    "health": of_businesses(_health),
    "real_estate_unit": _real_estate_unit,
    "house_trade": _house_trade,
    "deed_tax_payments": _deed_tax_payments,
    "deaths": _deaths,
    "deceased_population": _deceased_population,
    "deceased_accounts": _deceased_accounts,
    "construction": _construction,
}
