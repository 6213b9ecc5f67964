"""Stewards, a request and a resource of the example city, shared by the tests of the exchange."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from citywork import CATALOGUE

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.catalog.concerned import elements_concerned
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.grants import PLATFORM, SERVICE
from tongban.core.exchange.requests import DataRequest, Origin, Replaced, Terms
from tongban.core.exchange.resources import DataField, DataResource, Form
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.citations import parse_citation

TODAY = date(2026, 3, 2)
HOLDER, ASKER = "civil_affairs", "human_resources"
MARRIAGE = CATALOGUE.datasets["marriage"]
ITEM = next(
    item for item in CATALOGUE.items.values() if elements_concerned(item, MARRIAGE, CATALOGUE)
)
NEEDED = elements_concerned(ITEM, MARRIAGE, CATALOGUE)
TERMS = Terms(
    dataset="marriage",
    fields=NEEDED,
    items=frozenset({ITEM.code}),
    valid_until=TODAY + timedelta(days=365),
)
REQUEST = DataRequest(
    title="免交结婚证",
    holder=HOLDER,
    asker=ASKER,
    consumer=PLATFORM,
    purpose=SERVICE,
    basis=parse_citation("行政法规:政务数据共享条例#19"),
    terms=TERMS,
    replaces=Replaced(
        origin=Origin.DEMAND_LIST, evidence=("marriage_certificate",), submissions=100
    ),
)
RESOURCE = DataResource(
    code="pension_register",
    name="养老待遇信息",
    holder=ASKER,
    system="社会保险信息系统",
    form=Form.TABLE,
    fields=(DataField(name="xm", element="person.name", label="姓名"),),
    keys=("person.identity_number",),
    sharing=Sharing.CONDITIONAL,
    condition="仅用于本人申办的事项",
)


def hand(department=HOLDER, *, staff="S1", role=Role.DATA_STEWARD, days=0):
    officer = Officer(
        account=1,
        name="数据员",
        staff_number=staff,
        department=department,
        roles=frozenset({role}),
    )
    at = datetime(2026, 3, 2, 10, tzinfo=CHINA_STANDARD_TIME) + timedelta(days=days)
    return Hand(officer=officer, at=at)


def keeper(days=0):
    return hand(CATALOGUE_KEEPER, staff="K1", days=days)


def asker(days=0):
    return hand(ASKER, staff="A1", days=days)


def holder(days=0):
    return hand(HOLDER, staff="H1", days=days)


def asking(**changed):
    return replace(REQUEST, **changed)


def a_year_on(terms, today):
    """Return terms that last a year from a day."""
    return replace(terms, valid_until=today + timedelta(days=365))


def terms(**changed):
    return replace(TERMS, **changed)
