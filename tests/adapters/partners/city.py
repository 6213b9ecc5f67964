"""A small city for the tests of the partner: three registers, three invented people."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from tongban.adapters.partners import Partner, PartnerRegisters
from tongban.adapters.partners.simulation import Office, SimulatedPartner
from tongban.adapters.partners.simulation.desk import Desk
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.people.registers import Purpose, Question

TODAY = date(2026, 9, 15)
KEY = b"a key for tests"
TOKEN = "a token for tests"
LIN, CHEN = "519901199203070045", "519901198811230019"

NAME = DataElement(code="person.name", label="姓名", kind=ValueKind.TEXT)
BORN = DataElement(code="person.birth_date", label="出生日期", kind=ValueKind.DATE)
INCOME = DataElement(code="person.income", label="收入", kind=ValueKind.DECIMAL, least=Decimal(0))
MARRIED = DataElement(
    code="marriage.status",
    label="婚姻状况",
    kind=ValueKind.CHOICE,
    options=(Option(value="single", label="未婚"), Option(value="married", label="已婚")),
)

POPULATION = Dataset(
    code="population",
    name="人口基础信息",
    holder="public_security",
    keys=("person.identity_number",),
    serves=("person.name", "person.birth_date"),
)
MARRIAGE = Dataset(
    code="marriage",
    name="婚姻登记信息",
    holder="civil_affairs",
    keys=("person.identity_number",),
    serves=("marriage.status",),
)
SECRET = Dataset(
    code="secret",
    name="不予共享信息",
    holder="x",
    keys=("person.identity_number",),
    serves=("person.name",),
    sharing=Sharing.NOT_SHARED,
)
RECORDS = {
    "population": {
        LIN: {
            "person.name": "林晓雨",
            "person.birth_date": date(1992, 3, 7),
            "person.income": Decimal("100.50"),
        },
        CHEN: {"person.name": "陈志远", "person.birth_date": date(1988, 11, 23)},
    },
    "marriage": {LIN: {"marriage.status": "single"}, CHEN: {"marriage.status": "married"}},
}
GRANTS = {dataset.code: frozenset(dataset.serves) for dataset in (POPULATION, MARRIAGE)}
PURPOSE = Purpose(item="food", actor="guide", ground="依申请办理", case_number="MC-1")


def about(person: str, dataset: Dataset = POPULATION, *wanted: DataElement) -> Question:
    return Question(
        dataset=dataset,
        keys={"person.identity_number": person, "person.phone": "13900000000"},
        wanted=wanted or (NAME, BORN, INCOME, MARRIED),
    )


@contextmanager
def running_partner(kind: type[Office] = Office) -> Iterator[SimulatedPartner]:
    office = kind(
        registers=RECORDS,
        grants=GRANTS,
        desk=Desk({"tongban": KEY}),
        token=TOKEN,
        today=lambda: TODAY,
    )
    server = SimulatedPartner(office, port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def registers_at(url: str, *, key: bytes = KEY, **knobs: float) -> PartnerRegisters:
    partner = Partner(base_url=url, client="tongban", key=key, inside=True)
    return PartnerRegisters(partner, **{"remember_seconds": 0.0, **knobs})
