"""What ratings show (评价监察): given with an officer's telephone, in a row, or poor and not heard.

国办发〔2019〕51号: ratings are the applicants' own, never forced or made up; a poor one is followed
up in time. Ratings are no events of a case; they are looked at with what stands beside them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final, TypeAlias

from tongban.core.supervision.rules import Level, Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME, day_of

_RATINGS: Final = Citation(law="国办发〔2019〕51号")
_ONE_DAY: Final = timedelta(days=1)
_AT_PLACES: Final = frozenset({"qr_code", "tablet", "terminal"})
"""The channels of a hall, where one device serves many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedCase:
    """One rating of a case (评价情况) with what stands beside it.

    `staff_phone` says that the case's telephone is an officer's; `contact_due` is by when somebody
    had to contact whoever rated poorly, `contacted_on` when somebody did.
    """

    stage: str
    department: str
    channel: str
    at: datetime
    staff_phone: bool = False
    contact_due: date | None = None
    contacted_on: date | None = None

    def seen(self, rule: Rule, since: date, *, group: str = "") -> Sighting:
        """Return what a rule found in it."""
        return Sighting(rule=rule, key=f"rating.{self.stage}", since=since, group=group)


Look: TypeAlias = Callable[[Rule, RatedCase, date], Iterator[Sighting]]


def at_rating(rules: tuple[Rule, ...], rated: RatedCase, today: date) -> Iterator[Sighting]:
    """Yield what a rating shows on a day."""
    for rule in rules:
        if look := LOOKS.get(rule.watched):
            yield from look(rule, rated, today)


def _by_staff(rule: Rule, rated: RatedCase, today: date) -> Iterator[Sighting]:
    del today
    if rated.staff_phone:
        yield rated.seen(rule, day_of(rated.at))


def _in_a_row(rule: Rule, rated: RatedCase, today: date) -> Iterator[Sighting]:
    """Gather the ratings of a department over one channel of a hall within so many minutes."""
    del today
    if rated.channel in _AT_PLACES:
        moment = rated.at.astimezone(CHINA_STANDARD_TIME)
        minutes = max(1, rule.numbers["minutes"])
        place = (moment.hour * 60 + moment.minute) // minutes
        group = f"{rated.department}.{rated.channel}.{moment.date().isoformat()}.{place}"
        yield rated.seen(rule, moment.date(), group=group)


def _not_contacted(rule: Rule, rated: RatedCase, today: date) -> Iterator[Sighting]:
    due = rated.contact_due
    if due is not None and due < (rated.contacted_on or today):
        yield rated.seen(rule, due + _ONE_DAY)


LOOKS: Mapping[Watched, Look] = MappingProxyType(
    {
        Watched.RATED_BY_STAFF: _by_staff,
        Watched.RATED_IN_A_ROW: _in_a_row,
        Watched.POOR_NOT_CONTACTED: _not_contacted,
    }
)
"""The looks at a rating, by what they watch."""

RATING_RULES: Final = (
    Rule(
        code="rated_by_staff",
        name="疑似工作人员代评",
        watched=Watched.RATED_BY_STAFF,
        level=Level.ORANGE,
        basis=(_RATINGS,),
        meaning="评价所属办件留的手机号是工作人员核验过的手机号；需要核实是不是本人自愿评价。",
    ),
    Rule(
        code="rated_in_a_row",
        name="同一设备短时间连续评价",
        watched=Watched.RATED_IN_A_ROW,
        level=Level.YELLOW,
        basis=(_RATINGS, Citation.local("连续评价的时间和件数")),
        meaning="同一部门在大厅同一种设备上，设定的分钟里收到的评价达到设定的件数。",
        numbers={"minutes": 10, "cases": 8},
    ),
    Rule(
        code="poor_not_contacted",
        name="差评没有按时联系",
        watched=Watched.POOR_NOT_CONTACTED,
        level=Level.ORANGE,
        basis=(_RATINGS, Citation.local("差评一个工作日内联系")),
        meaning="收到差评后，过了联系核实的期限，还没有人联系评价人，或者联系得晚了。",
    ),
)
"""What is watched of ratings."""
