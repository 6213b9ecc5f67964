"""What lies outside the database, for tests: a clock that they move, and sparing registers."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tongban.actions.outside import Outside
from tongban.adapters.delivery_places import read_places
from tongban.adapters.documents import DocumentPress
from tongban.adapters.holidays import official_calendar
from tongban.adapters.joint_terms import read_joint_terms
from tongban.adapters.notice_templates import read_templates
from tongban.adapters.seals import KeyRing
from tongban.adapters.search import Search
from tongban.adapters.uploads import Rebuilt
from tongban.core.people.registers import Matched, NoRecord
from tongban.examples.mingchuan import FOLDER

MONDAY = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
"""Ten in the morning of an ordinary working week."""
DELIVERY = read_places(FOLDER / "delivery.yaml")
NOTICES = read_templates(FOLDER / "notices.yaml")
JOINT = read_joint_terms(FOLDER / "joint.yaml")
PRESS = DocumentPress()
"""One for all tests, as there is one in a process: its fonts are loaded when it first prints."""


class SparingRegisters:
    """Registers in which nobody is recorded, but that those who handle food are healthy."""

    def ask_all(self, questions, purpose, *, today):
        return tuple(self._answer(question.dataset.code, today) for question in questions)

    def _answer(self, dataset, today):
        if dataset == "health":
            return Matched(dataset=dataset, facts=(), as_of=today)
        return NoRecord(dataset=dataset)


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

    def pass_time(self, time: timedelta) -> None:
        self.now += time

    def go_to(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


def outside_without_network(clock: Clock, folder: Path, **parts: object) -> Outside:
    """Return an outside that seals with a key in `folder`; `parts` replace what is usual."""
    usual = {
        "clock": clock,
        "calendar": official_calendar(),
        "registers": SparingRegisters(),
        "gate": OpenGate(),
        "sealer": KeyRing.for_showing(folder),
        "press": PRESS,
        "index": Search.build,
        "public_url": "http://127.0.0.1:8000",
        "joint": JOINT,
        "notices": NOTICES,
        "delivery": DELIVERY,
    }
    return Outside(**{**usual, **parts})
