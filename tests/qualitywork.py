"""A register whose one row was turned away and is being put right, for tests that need its rows."""

from datetime import date

from city.people import officer
from quality_strategies import rule

from tongban.actions.outside import Outside
from tongban.actions.quality import books, checking, repairing
from tongban.actions.quality.beginning import check_file
from tongban.actions.quality.naming import labels
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.quality.checks import Filled
from tongban.core.quality.repairs import RowStatus
from tongban.core.vocabulary.errors import Unavailable
from tongban.core.vocabulary.identity import make_example_number
from tongban.store.quality.queries import queue

_DATASET, _HOLDER = "population", "public_security"
_NUMBER, _NAME = "person.identity_number", "person.name"


def row_being_put_right(outside: Outside) -> None:
    """Write a rule, put it into force by two, check one row, and propose what it lacks."""
    steward, second = (officer(_HOLDER, Role.DATA_STEWARD, staff=one) for one in ("q1", "q2"))
    books.write_rule(steward, _DATASET, rule(Filled(field=_NAME), code="name"), outside)
    books.send(steward, _DATASET, outside)
    books.approve(second, _DATASET, outside)
    names = labels(published().catalogue)
    number = make_example_number(birth_date=date(1990, 3, 7), order=5)
    file = f"{names[_NUMBER]},{names[_NAME]}\n{number},".encode()
    check_file(steward, _DATASET, [file], outside, name="人口.csv")
    checking.carry_on(outside, _nothing_connected)
    (row,) = queue.queue_of(_DATASET, status=RowStatus.WAITING)
    repairing.propose(steward, row.id, outside, cells={_NAME: "高远"})


def _nothing_connected(kind: str, settings: object) -> None:
    raise Unavailable(f"{kind} {settings}")
