"""Holdings (示例证照): the electronic certificates that the invented people have already."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tongban.core.catalog.evidence import Trust
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.examples.people.businesses import Business
from tongban.examples.people.city import ANCHOR, SEED, CityPeople, city_people
from tongban.examples.people.residents import Resident

_CARD_AGE = 16
_ISSUED = ANCHOR - timedelta(days=900)


def holdings(seed: int = SEED) -> Mapping[str, tuple[Holding, ...]]:
    """Return the certificates by identity number or credit code."""
    people = city_people(seed)
    held: dict[str, tuple[Holding, ...]] = {}
    for resident in people.residents:
        held[resident.number] = tuple(_of_resident(resident, people))
    for business in people.businesses:
        held[business.credit_code] = (_licence(business),)
    return held


def _of_resident(resident: Resident, people: CityPeople) -> Iterator[Holding]:
    if resident.age_on(ANCHOR) >= _CARD_AGE:
        yield _certificate(
            "identity_card",
            "居民身份证",
            resident.number,
            issuer="public_security",
            fields={"person.name": resident.name, "person.identity_number": resident.number},
        )
        yield _certificate(
            "social_security_card",
            "社会保障卡",
            resident.number,
            issuer="human_resources",
            fields={"social_card.held": True},
        )
    if resident.known.get("person.domicile_in_city", True):
        head = people.household(resident.household)[0]
        yield _certificate(
            "household_register",
            "居民户口簿",
            f"5199{resident.household:06d}",
            issuer="public_security",
            fields={"household.head_name": head.name},
        )
    if resident.married_on is not None:
        yield _certificate(
            "marriage_certificate",
            "结婚证",
            f"J519901-{resident.married_on:%Y}-{resident.household:06d}",
            issuer="civil_affairs",
            fields={"marriage.status": "married", "marriage.registered_on": resident.married_on},
            valid_from=resident.married_on,
        )


def _licence(business: Business) -> Holding:
    return _certificate(
        "business_licence",
        "营业执照",
        business.credit_code,
        issuer="market_regulation",
        fields={
            "enterprise.name": business.name,
            "enterprise.credit_code": business.credit_code,
            "enterprise.address": business.address,
            "enterprise.scope": business.scope,
        },
        valid_from=business.registered_on,
    )


def _certificate(
    evidence: str,
    name: str,
    reference: str,
    *,
    issuer: str,
    fields: Mapping[str, Any],
    valid_from: date = _ISSUED,
) -> Holding:
    return Holding(
        evidence=evidence,
        kind=HoldingKind.CERTIFICATE,
        reference=reference,
        name=name,
        trust=Trust.ISSUED,
        valid_from=valid_from,
        fields=fields,
        issuer=issuer,
    )
