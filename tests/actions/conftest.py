"""The example city published, people signed in, and an outside that needs no network."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tongban.actions.accounts import open_citizen, open_officer
from tongban.actions.catalog import publish
from tongban.actions.outside import Outside
from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.demonstration_seal import DemonstrationSealer
from tongban.adapters.holidays import official_calendar
from tongban.adapters.uploads import Rebuilt
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.people.registers import NoRecord
from tongban.examples.mingchuan import FOLDER

MONDAY = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
EVERY_POST = frozenset(Role)


class SilentRegisters:
    """Registers in which nobody is recorded."""

    def ask_all(self, questions, purpose, *, today):
        return tuple(NoRecord(dataset=question.dataset.code) for question in questions)


class OpenGate:
    """A gate that takes every file as it is."""

    def examine(self, content, *, name):
        return Rebuilt(
            content=content, media_type="application/pdf", suffix=".pdf", pages=1, sha256="0" * 64
        )


@dataclass
class Clock:
    """A clock that tests move."""

    now: datetime = field(default=MONDAY)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)

    def go_to(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def city():
    return read_catalogue(FOLDER)


@pytest.fixture
def published(db, city):
    return publish(city.catalogue, city.journeys, by="tests")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outside(clock: Clock, tmp_path: Path) -> Iterator[Outside]:
    yield Outside(
        clock=clock,
        calendar=official_calendar(),
        registers=SilentRegisters(),
        gate=OpenGate(),
        sealer=DemonstrationSealer.in_folder(tmp_path),
        public_url="http://127.0.0.1:8000",
    )


@pytest.fixture
def citizen(published) -> Citizen:
    number = "519901199003070011"
    account = open_citizen("lin", "a long enough password", number=number, name="林晓雨")
    return Citizen(account=account, person=number, name="林晓雨")


@pytest.fixture
def stranger(published) -> Citizen:
    number = "51990119850101002X"
    account = open_citizen("other", "a long enough password", number=number, name="高远")
    return Citizen(account=account, person=number, name="高远")


@pytest.fixture
def officer_of(published):
    """Return a maker of officers: one per department and post."""

    def make(department: str, *roles: Role, staff: str = "001") -> Officer:
        held = frozenset(roles) or EVERY_POST
        staff_number = f"{department}-{staff}"
        account = open_officer(
            staff_number,
            "a long enough password",
            name=f"工作人员{staff}",
            staff_number=staff_number,
            department=department,
            roles=held,
        )
        return Officer(
            account=account,
            name=f"工作人员{staff}",
            staff_number=staff_number,
            department=department,
            roles=held,
        )

    return make
