"""What a department owes a case beside its steps, and lets pass (后续事项监察).

A look at what was drawn, an answer of a human, a look whether a promise was kept, a decision about
what was found wanting or about papers that never came, and what is to be forwarded: each has its
day, and its silence shows although the case itself may long have ended.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tongban.core.cases import law
from tongban.core.cases.duties import DutyKind, duties
from tongban.core.cases.events import Granted
from tongban.core.cases.mode_practices import AUTOMATED_DECISION, COMMITMENTS
from tongban.core.cases.modes import ModeState
from tongban.core.catalog.steps import OutputKind
from tongban.core.supervision.clocks import Look, Stretch
from tongban.core.supervision.rules import Level, Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of

_DUTIES: Final[Mapping[Watched, DutyKind]] = MappingProxyType(
    {
        Watched.SAMPLE_CHECK_PASSED: DutyKind.SAMPLE,
        Watched.HUMAN_REVIEW_PASSED: DutyKind.REVIEW,
        Watched.POST_CHECK_PASSED: DutyKind.POST_CHECK,
        Watched.REVOCATION_PASSED: DutyKind.REVOCATION,
        Watched.LAPSE_PASSED: DutyKind.LAPSE,
    }
)


def _duty_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    kind = _DUTIES[rule.watched]
    for duty in duties(stretch.state, stretch.review, stretch.calendar):
        if duty.kind is kind and stretch.last > duty.due_on:
            yield Sighting(
                rule=rule,
                key=_ROUNDS[kind](stretch.state.modes),
                since=stretch.after(duty.due_on),
                about=kind.label,
            )


def _review_round(modes: ModeState) -> str:
    return day_of(modes.review_open.at).isoformat() if modes.review_open else ""


def _lapse_round(modes: ModeState) -> str:
    return day_of(modes.overdue.at).isoformat() if modes.overdue else ""


def _wanting_round(modes: ModeState) -> str:
    return modes.found_wanting[1].isoformat() if modes.found_wanting else ""


_ROUNDS: Final[Mapping[DutyKind, Callable[[ModeState], str]]] = MappingProxyType(
    {
        DutyKind.SAMPLE: lambda _: "sample",
        DutyKind.REVIEW: _review_round,
        DutyKind.POST_CHECK: lambda modes: f"{len(modes.post_checks) + 1}",
        DutyKind.REVOCATION: _wanting_round,
        DutyKind.LAPSE: _lapse_round,
    }
)
"""What tells apart the rounds of a duty that a case can owe more than once."""


def _forwarding_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    home = stretch.state.moves.home
    if home is None or not stretch.state.moves.waits_to_arrive or stretch.state.ended:
        return
    if stretch.last > home.forward_due_on:
        yield Sighting(
            rule=rule,
            key="forward",
            since=stretch.after(home.forward_due_on),
            about=home.to_office,
        )


def _redelivery_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    came_back = stretch.state.result_delivery.came_back
    if came_back is None or stretch.state.delivered or stretch.state.ended:
        return
    last = stretch.calendar.after(came_back.failed_on, rule.numbers["working_days"])
    if stretch.last > last:
        yield Sighting(
            rule=rule,
            key=f"{stretch.state.result_delivery.round}",
            since=stretch.after(last),
        )


def _certificate_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    """Leave cases alone that were charged: what they wait for may be the money."""
    state = stretch.state
    granted = state.decision
    if not isinstance(granted, Granted) or state.ended or state.fees.charged:
        return
    last = stretch.calendar.after(granted.decided_on, rule.numbers["working_days"])
    if stretch.last <= last:
        return
    made = {one.output for one in state.issued}
    for output in state.item.outputs:
        if output.kind is OutputKind.CERTIFICATE and output.code not in made:
            yield Sighting(rule=rule, key=output.code, since=stretch.after(last), about=output.name)


LOOKS: Final[Mapping[Watched, Look]] = MappingProxyType(
    {
        **dict.fromkeys(_DUTIES, _duty_passed),
        Watched.FORWARDING_PASSED: _forwarding_passed,
        Watched.REDELIVERY_PASSED: _redelivery_passed,
        Watched.CERTIFICATE_PASSED: _certificate_passed,
    }
)
"""The looks at a stretch that are about duties beside the steps."""

DUTY_RULES: Final = (
    Rule(
        code="human_review_passed",
        name="人工复核逾期未答复",
        watched=Watched.HUMAN_REVIEW_PASSED,
        level=Level.RED,
        basis=(AUTOMATED_DECISION, Citation.local("人工复核的答复期限")),
        meaning="申请人对系统自动作出的决定要求人工复核，过了答复期限没有人答复。",
    ),
    Rule(
        code="sample_check_passed",
        name="秒批抽样质检逾期",
        watched=Watched.SAMPLE_CHECK_PASSED,
        level=Level.YELLOW,
        basis=(Citation.local("秒批办件抽样质检的期限"),),
        meaning="秒批办件被抽中质检，过了质检期限还没有人看。",
    ),
    Rule(
        code="post_check_passed",
        name="告知承诺逾期未核查",
        watched=Watched.POST_CHECK_PASSED,
        level=Level.ORANGE,
        basis=(COMMITMENTS, Citation.local("承诺事项的核查期限")),
        meaning="凭告知承诺准予的办件，过了核查期限没有核查；要求整改的，过了整改期限没有复查。",
    ),
    Rule(
        code="revocation_passed",
        name="查实后逾期未作出处理决定",
        watched=Watched.REVOCATION_PASSED,
        level=Level.RED,
        basis=(Citation(law="行政许可法", article="69"), COMMITMENTS),
        meaning="核查发现承诺不实或者复核认为应当撤销，过了期限没有作出是否撤销的决定。",
    ),
    Rule(
        code="lapse_passed",
        name="容缺材料逾期后没有处理",
        watched=Watched.LAPSE_PASSED,
        level=Level.RED,
        basis=(Citation.local("容缺材料逾期后的处理期限"),),
        meaning="容缺材料过期没有补交，部门又过了处理期限，既没有延长，也没有终止容缺受理。",
    ),
    Rule(
        code="forwarding_passed",
        name="逾期未转交业务属地",
        watched=Watched.FORWARDING_PASSED,
        level=Level.ORANGE,
        basis=(
            Citation(law="国办发〔2020〕35号"),
            Citation.local("异地收件的转交期限"),
        ),
        meaning="异地收的件，过了告知申请人的转交期限，业务属地还没有收到。",
    ),
    Rule(
        code="certificate_passed",
        name="电子证照出证超时",
        watched=Watched.CERTIFICATE_PASSED,
        level=Level.ORANGE,
        basis=(law.DELIVERY, Citation.local("准予后出证的期限")),
        meaning="准予后超过设定的工作日，应当制发的证照还没有制发；收费的办件不在此列，缴清才能出证。",
        numbers={"working_days": 5},
    ),
    Rule(
        code="redelivery_passed",
        name="退回的结果逾期没有再送",
        watched=Watched.REDELIVERY_PASSED,
        level=Level.ORANGE,
        basis=(law.DELIVERY, Citation.local("结果退回后再次送达的期限")),
        meaning="邮寄退回、丢失或者逾期未取的结果，超过设定的工作日，部门没有再次送出。",
        numbers={"working_days": 5},
    ),
)
"""What is watched of duties beside the steps unless the operator chooses otherwise."""
