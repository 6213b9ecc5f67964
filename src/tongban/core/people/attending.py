"""At the window (窗口代填): a clerk writes an application down for the person before them.

Whoever applies may come to a window instead of a screen, and what is written down there is their
own application (行政许可法 §29; 国发〔2022〕5号: online and at the window one standard). The clerk
has seen who they are, they have agreed to be written for and looked up, and it ends soon by itself:
a window is no way into what belongs to a person.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.identity import parse_citizen_number

LASTS: Final = timedelta(minutes=60)
LASTS_BASIS: Final = Citation.local("一次窗口代填最长六十分钟，到时自动结束")
CONSENT: Final = (
    "本人在场，同意由窗口工作人员代为填写、提交本次申请，并为此查询本人在有关部门的数据。"
)
"""What the person is read out and agrees to (个人信息保护法 §13.1.1, §14)."""


class Identified(enum.Enum):
    """How the clerk saw who is before them (核验方式)."""

    CARD_READ = "card_read"
    PAPER_SEEN = "paper_seen"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return "读取居民身份证" if self is Identified.CARD_READ else "查验有效身份证件原件"


class NotAtWindow(NotAllowed):
    """Nobody may be written for now: no post for it, no consent, or it has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended(HistoryEvent):
    """A clerk saw who is before them, and was allowed to write for them (核验身份)."""

    name: ClassVar[str] = "attended"

    number: str
    person: str
    identified: Identified
    consent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTaken(HistoryEvent):
    """The person acts in a name: whom they stand for, or empty for themselves (办事身份)."""

    name: ClassVar[str] = "name_taken"

    reference: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeChosen(HistoryEvent):
    """It is for the authority of another region to decide (异地代收); empty for this one."""

    name: ClassVar[str] = "home_chosen"

    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledAtWindow(HistoryEvent):
    """An application was filed (提交申请)."""

    name: ClassVar[str] = "filed"

    filing: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(HistoryEvent):
    """The clerk ended it (结束接待)."""

    name: ClassVar[str] = "left"


AnyAttendanceEvent: TypeAlias = Attended | NameTaken | HomeChosen | FiledAtWindow | Left


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Somebody at a window (窗口接待): who, by whom seen, in whose name, what was filed."""

    clerk: Signatory
    number: str
    person: str
    identified: Identified
    opened_at: datetime
    reference: str = ""
    party: str = ""
    home: str = ""
    filed: tuple[str, ...] = ()
    left: bool = False

    @property
    def until(self) -> datetime:
        """Return the moment from which it has ended by itself."""
        return self.opened_at + LASTS

    def stands(self, now: datetime) -> bool:
        """Tell whether the clerk may still write for the person."""
        return not self.left and self.opened_at <= now < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a clerk says at the beginning: who is there, how seen, and whether they agreed."""

    number: str
    person: str
    identified: Identified
    agreed: bool


def attend(clerk: Officer, wish: Wish, *, now: datetime) -> Attended:
    """Begin to write for a person who is there.

    Raises:
        NotAtWindow: when the officer keeps no window, or the person did not agree.
        InvalidValue: when the number or the name is none.
    """
    if Role.WINDOW not in clerk.roles:
        raise NotAtWindow("only a window receives people", rule="window.role")
    if not wish.agreed:
        raise NotAtWindow("the person did not agree", rule="window.consent")
    person = wish.person.strip()
    if not person:
        raise InvalidValue("name", "nobody is before the window")
    return Attended(
        at=now,
        by=Signatory.of(clerk),
        number=parse_citizen_number(wish.number).value,
        person=person,
        identified=wish.identified,
        consent=CONSENT,
    )


def take_name(
    attendance: Attendance, clerk: Officer, *, reference: str, party: str, now: datetime
) -> NameTaken:
    """Let the person act in another's name on a ground that was found to hold, or in their own."""
    _require(attendance, clerk, now)
    return NameTaken(at=now, by=Signatory.of(clerk), reference=reference, party=party)


def choose_home(attendance: Attendance, clerk: Officer, *, area: str, now: datetime) -> HomeChosen:
    """Say for which region it is received; empty for this one."""
    _require(attendance, clerk, now)
    return HomeChosen(at=now, by=Signatory.of(clerk), area=area)


def filed(
    attendance: Attendance, clerk: Officer, *, filing: str, number: str, now: datetime
) -> FiledAtWindow:
    """Note what was filed."""
    _require(attendance, clerk, now)
    return FiledAtWindow(at=now, by=Signatory.of(clerk), filing=filing, number=number)


def leave(attendance: Attendance, clerk: Officer, *, now: datetime) -> Left:
    """End it; what has ended by itself is ended once more without harm."""
    if attendance.left or attendance.clerk.staff_number != clerk.staff_number:
        raise NotAtWindow("there is nobody to let go", rule="window.ended")
    return Left(at=now, by=Signatory.of(clerk))


def fold(events: Iterable[AnyAttendanceEvent]) -> Attendance:
    """Return an attendance after all that happened in it; the first event began it."""
    every = iter(events)
    first = next(every, None)
    if not isinstance(first, Attended):
        raise InvalidValue("attendance", "it begins with who is there")
    begun = Attendance(
        clerk=first.by,
        number=first.number,
        person=first.person,
        identified=first.identified,
        opened_at=first.at,
    )
    return reduce(_after, every, begun)


def _after(attendance: Attendance, event: AnyAttendanceEvent) -> Attendance:
    match event:
        case Attended():
            raise InvalidValue("attendance", "it begins once")
        case NameTaken():
            return replace(attendance, reference=event.reference, party=event.party)
        case HomeChosen():
            return replace(attendance, home=event.area)
        case FiledAtWindow():
            return replace(attendance, filed=(*attendance.filed, event.filing))
        case Left():
            return replace(attendance, left=True)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _require(attendance: Attendance, clerk: Officer, now: datetime) -> None:
    if attendance.clerk.staff_number != clerk.staff_number or not attendance.stands(now):
        raise NotAtWindow("nobody is before this window now", rule="window.ended")
