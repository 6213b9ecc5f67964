"""The counter is tested with the example city filed at it, and officers who sign in."""

import html
import re
from dataclasses import dataclass

import pytest
from city.fixtures import citizen, city, clock, desk, officer_of, outside, published, stranger
from city.stories import FOOD_LICENCE
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.core.people.actors import Officer, Role
from tongban.project import wiring
from tongban.store.cases.models import Case, WorkItem

__all__ = ["citizen", "city", "clock", "desk", "officer_of", "outside", "published", "stranger"]
MARKET = "market_regulation"


@dataclass
class Visitor:
    """An officer at a browser."""

    officer: Officer
    client: Client

    def get(self, address: str, **query: str):
        return self.client.get(address, query)

    def act(self, case: Case, verb: str, **filled: object):
        """Fill in the form of a verb for the newest work of a case, and send it."""
        work = open_work(case, self.officer.department)
        return self.send(work, verb, revision=revision_of(case), **filled)

    def send(self, work: WorkItem, verb: str, **filled: object):
        return self.client.post(f"/counter/work/{work.pk}/{verb}/", filled)


def revision_of(case: Case) -> int:
    return Case.objects.get(pk=case.pk).revision


def open_work(case: Case, department: str, kind: str = "") -> WorkItem:
    rows = WorkItem.objects.filter(case=case, department=department, done_at__isnull=True)
    return (rows.filter(kind=kind) if kind else rows).order_by("id").first()


def day(name: str, year: int, month: int, day_of_month: int) -> dict[str, str]:
    """Return a day as the three inputs of a form send it."""
    parts = {"year": year, "month": month, "day": day_of_month}
    return {f"{name}_{part}": str(value) for part, value in parts.items()}


def words(response) -> str:
    """Return what a page says, without its tags."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def sign_in():
    """Return what signs an officer in."""

    def signed_in(officer: Officer) -> Visitor:
        client = Client(headers={"accept-language": "zh-hans"})
        user = get_user_model().objects.get(pk=officer.account)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return Visitor(officer=officer, client=client)

    return signed_in


@pytest.fixture
def seated(officer_of, sign_in):
    """Return what seats an officer of a department at a browser."""

    def seat(department: str, *roles: Role, staff: str = "001") -> Visitor:
        return sign_in(officer_of(department, *roles, staff=staff))

    return seat


@pytest.fixture
def filed(citizen, outside) -> Case:
    """Return a case of a food licence that has just been received."""
    record = FOOD_LICENCE.filed(citizen, outside)
    return Case.objects.get(pk=record.cases[0].id)


@pytest.fixture
def window(seated) -> Visitor:
    return seated(MARKET, Role.WINDOW, staff="w")


@pytest.fixture
def examiner(seated) -> Visitor:
    return seated(MARKET, Role.EXAMINER, staff="e")


@pytest.fixture
def approver(seated) -> Visitor:
    return seated(MARKET, Role.APPROVER, staff="a")


@pytest.fixture
def colleague(officer_of) -> Officer:
    return officer_of(MARKET, Role.EXAMINER, staff="c")


@pytest.fixture
def posts(window, examiner, approver, colleague):
    """Return window, examiner, approver, and the examiner's colleague."""
    return window, examiner, approver, colleague
