"""One example certificate and a sealer, shared by the tests of certificates."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tongban.core.catalog.elements import DataElement, Option, Sensitivity, ValueKind
from tongban.core.certificates.certificates import Certificate, issue
from tongban.core.certificates.faces import Face, Holder
from tongban.core.certificates.seals import Seal
from tongban.core.certificates.standings import Standing, StandingChange
from tongban.core.vocabulary.certificate_numbers import CertificateNumber
from tongban.core.vocabulary.credit import parse_credit_code

ISSUED_ON = date(2026, 3, 2)
NUMBER = CertificateNumber(
    certificate_type="11100000000013338W011",
    issuer=parse_credit_code("11519900MC0001373F"),
    serial="0000000001",
)


class DigestSealer:
    """A sealer whose seals anybody could make: a digest is enough where keys are not the point."""

    key_id = "digest"
    legal_effect = True

    def sign(self, content: bytes) -> Seal:
        return Seal(
            key_id=self.key_id, algorithm="SHA-256", signature=hashlib.sha256(content).digest()
        )

    def key_list(self) -> dict[str, Any]:
        return {}

    def knows(self, key_id: str) -> bool:
        return key_id == self.key_id

    def verify(self, content: bytes, seal: Seal) -> bool:
        return seal == self.sign(content)


SEALER = DigestSealer()


def element(code: str, sensitivity: Sensitivity, **more: Any) -> DataElement:
    kind = more.pop("kind", ValueKind.TEXT)
    return DataElement(code=code, label=code, kind=kind, sensitivity=sensitivity, **more)


ELEMENTS = {
    one.code: one
    for one in (
        element("premises.address", Sensitivity.PUBLIC),
        element("premises.area", Sensitivity.PUBLIC, kind=ValueKind.DECIMAL, unit="平方米"),
        element("premises.seats", Sensitivity.PUBLIC, kind=ValueKind.INTEGER),
        element("premises.open_flame", Sensitivity.PUBLIC, kind=ValueKind.YES_NO),
        element("premises.opened_on", Sensitivity.PUBLIC, kind=ValueKind.DATE),
        element("premises.closed_on", Sensitivity.PUBLIC, kind=ValueKind.DATE),
        element(
            "food.kinds",
            Sensitivity.PUBLIC,
            kind=ValueKind.CHOICES,
            options=(
                Option(value="hot", label="热食类"),
                Option(value="cold", label="冷食类"),
            ),
        ),
        element("person.name", Sensitivity.PERSONAL),
        element("person.phone", Sensitivity.PERSONAL),
        element("person.birth_date", Sensitivity.PERSONAL, kind=ValueKind.DATE),
        element("person.income", Sensitivity.PERSONAL, kind=ValueKind.DECIMAL),
        element("person.illness", Sensitivity.SENSITIVE),
    )
}

FIELDS = {
    "premises.address": "明川市河东路1号",
    "premises.area": Decimal("80.5"),
    "premises.seats": 40,
    "premises.open_flame": True,
    "premises.opened_on": date(2026, 4, 1),
    "premises.closed_on": None,
    "food.kinds": ("hot", "cold"),
    "person.name": "林晓雨",
    "person.phone": "13800001234",
    "person.birth_date": date(1990, 1, 1),
    "person.income": Decimal(9000),
    "person.illness": "无",
    "household.members": ({"name": "林晓雨", "age": 36},),
}


def face(**changes: Any) -> Face:
    licence = Face(
        number=NUMBER,
        name="食品经营许可证",
        holders=(Holder(identifier="519901199001011234", name="林晓雨"),),
        issuer="market",
        issuer_name="明川市市场监督管理局",
        area="519901",
        issued_on=ISSUED_ON,
        valid_from=ISSUED_ON,
        valid_until=date(2031, 3, 1),
        fields=FIELDS,
        case_number="food-20260302-0001",
    )
    return replace(licence, **changes)


def certificate(**changes: Any) -> Certificate:
    return issue(face(**changes), SEALER)


def change(standing: Standing, since: date = ISSUED_ON) -> StandingChange:
    return StandingChange(
        standing=standing, since=since, reason="查实", basis="《行政许可法》第六十九条", by="M009"
    )
