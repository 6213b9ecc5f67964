"""What the unit that answers a concern lets pass (诉求监察): enquiries, work orders, requests.

A concern belongs to no case, so what is found stands with the concern itself, and with the unit
that had it then: a later hand never answers for an earlier one. The centre and the supervisors are
counted in the history of the concern; silence of whoever was only asked for an opinion is none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from tongban.core.feedback.concerns import WORK_ORDERS, ConcernKind, ConcernState, ConcernStatus
from tongban.core.feedback.folding import AnyConcernEvent, advance, fold
from tongban.core.feedback.practice import disclosure
from tongban.core.supervision.rules import Level, Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of

_ONE_DAY: Final = timedelta(days=1)
WATCHED: Final[Mapping[ConcernKind, Watched]] = MappingProxyType(
    {
        **dict.fromkeys(WORK_ORDERS, Watched.WORK_ORDER_PASSED),
        ConcernKind.ENQUIRY: Watched.ENQUIRY_PASSED,
        ConcernKind.POOR_RATING: Watched.RECTIFICATION_PASSED,
        ConcernKind.INFORMATION: Watched.INFORMATION_PASSED,
    }
)
"""What is watched of concerns of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateUnit:
    """What was found (承办单位逾期), and the unit that had the concern then."""

    department: str
    sighting: Sighting


def late_units(
    rules: Iterable[Rule], history: tuple[AnyConcernEvent, ...], *, today: date
) -> Iterator[LateUnit]:
    """Yield what the history of a concern shows until `today`, each day that passed once."""
    watched = {rule.watched: rule for rule in rules}
    seen: set[str] = set()
    for state, day in _stood(history, today):
        found = _found(watched, state, day)
        if found is not None and found.sighting.key not in seen:
            seen.add(found.sighting.key)
            yield found


def _stood(
    history: tuple[AnyConcernEvent, ...], today: date
) -> Iterator[tuple[ConcernState, date]]:
    """Yield how a concern stood before each event, and how it stands, with the day of looking."""
    state = fold(history[:1])
    for event in history[1:]:
        yield state, day_of(event.at)
        state = advance(state, event)
    yield state, today


def _found(watched: Mapping[Watched, Rule], state: ConcernState, day: date) -> LateUnit | None:
    rule = watched.get(WATCHED[state.kind])
    if rule is None or state.status is not ConcernStatus.WITH_UNIT or day <= state.due_on:
        return None
    sighting = Sighting(
        rule=rule,
        key=f"{state.department}.{state.due_on.isoformat()}",
        since=state.due_on + _ONE_DAY,
        about=state.kind.label,
    )
    return LateUnit(department=state.department, sighting=sighting)


CONCERN_RULES: Final = (
    Rule(
        code="enquiry_passed",
        name="咨询逾期未答复",
        watched=Watched.ENQUIRY_PASSED,
        level=Level.ORANGE,
        basis=(Citation.local("诉求工单办理期限"),),
        meaning="咨询转到承办单位后，过了答复期限（批准的延期已经计入）没有答复。",
    ),
    Rule(
        code="work_order_passed",
        name="投诉举报等诉求逾期未办理",
        watched=Watched.WORK_ORDER_PASSED,
        level=Level.ORANGE,
        basis=(Citation.local("诉求工单办理期限"),),
        meaning="投诉、举报、建议、求助转到承办单位后，过了办理期限（批准的延期已经计入）没有答复。",
    ),
    Rule(
        code="rectification_passed",
        name="差评逾期未整改",
        watched=Watched.RECTIFICATION_PASSED,
        level=Level.RED,
        basis=(Citation(law="国办发〔2019〕51号"), Citation.local("差评整改期限")),
        meaning="差评转到被评价单位后，过了整改期限没有整改，也没有申诉。",
    ),
    Rule(
        code="information_passed",
        name="政府信息公开申请逾期未答复",
        watched=Watched.INFORMATION_PASSED,
        level=Level.RED,
        basis=(disclosure("33", 2),),
        meaning="收到政府信息公开申请后，过了答复期限没有答复；补正和征求意见的时间不计算。",
    ),
)
"""What is watched of concerns unless the operator chooses otherwise."""
