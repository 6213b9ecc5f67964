"""Acts (操作): who does something to a case, and at what moment.

The day of an act follows from its moment, so a due date and the history can never disagree about
what "today" was. Every verb takes an `Act`; the core itself never reads a clock.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tongban.core.people.actors import Actor, Officer
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME, day_of
from tongban.core.vocabulary.errors import InvalidValue

__all__ = ["CHINA_STANDARD_TIME", "SYSTEM", "Act", "Performer", "day_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Performer:
    """Whoever acts (操作人); `department` is empty for citizens."""

    identifier: str
    name: str
    department: str = ""

    @classmethod
    def of(cls, actor: Actor) -> "Performer":
        """Return `actor` as the history names them: who acts, and for whom if for another."""
        if isinstance(actor, Officer):
            return cls(identifier=actor.staff_number, name=actor.name, department=actor.department)
        acting = actor.representing
        name = actor.name if acting is None else f"{actor.name}（代{acting.name}）"
        if actor.helped_by is not None:
            name = f"{name}（窗口{actor.helped_by.clerk.name}代为填写）"
        return cls(identifier=actor.person, name=name)


SYSTEM = Performer(identifier="system", name="系统")
"""Acts when the law itself makes something happen, such as acceptance by silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One doing by one performer at one moment; `at` carries its zone."""

    at: datetime
    by: Performer

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise InvalidValue("act", "a moment without a time zone")

    @property
    def today(self) -> date:
        """Return the day on which it happens, in China."""
        return day_of(self.at)
