"""Filings (一件事办件): one lead case and its sub-cases, received together or one after another.

浙江省保障“最多跑一次”改革规定 §5: organs that can work at the same time have received when it all
arrived; where order is set, the notice that the former finished is the next one's receipt. A
sub-case that fails takes nothing with it but those that need its result.
"""

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tongban.core.cases.acts import day_of
from tongban.core.cases.events import Granted
from tongban.core.cases.state import CaseState, Status
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class SubCase:
    """One item of the filing (联办事项), and the items whose results it needs."""

    item: str
    name: str
    waits_for: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What was filed as one (一件事申报): sub-cases in lawful order, the first of them leads."""

    number: str
    journey: str
    lead: str
    filed_on: date
    sub_cases: tuple[SubCase, ...]

    def __post_init__(self) -> None:
        known: set[str] = set()
        for sub_case in self.sub_cases:
            if not sub_case.waits_for <= known:
                raise InvalidValue(
                    "filing", f"{sub_case.item} waits for what no earlier sub-case is"
                )
            known.add(sub_case.item)


class SubCaseStanding(enum.Enum):
    """Where a sub-case stands within the whole."""

    WAITING = "waiting"
    READY = "ready"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    FAILED = "failed"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubCaseOutlook:
    """One sub-case within the whole: `reason` tells a person what it waits for or is blocked by.

    `received_on` is the day from which its periods count, once it is ready.
    """

    sub_case: SubCase
    standing: SubCaseStanding
    reason: str = ""
    received_on: date | None = None


def outlook(
    filing: Filing,
    states: Mapping[str, CaseState],
    *,
    taken_back: frozenset[str] = frozenset(),
) -> tuple[SubCaseOutlook, ...]:
    """Return how every sub-case stands; `states` are the cases that exist, by item code.

    `taken_back` are those that the applicant withdrew while they waited; they never began.
    """
    found: dict[str, SubCaseOutlook] = {}
    for sub_case in filing.sub_cases:
        if sub_case.item in taken_back:
            found[sub_case.item] = SubCaseOutlook(
                sub_case=sub_case, standing=SubCaseStanding.FAILED
            )
            continue
        state = states.get(sub_case.item)
        found[sub_case.item] = (
            _begun(sub_case, state) if state else _unbegun(filing, sub_case, found, states)
        )
    return tuple(found.values())


def ready(filing: Filing, states: Mapping[str, CaseState]) -> tuple[SubCaseOutlook, ...]:
    """Return the sub-cases that are to be received now."""
    return tuple(one for one in outlook(filing, states) if one.standing is SubCaseStanding.READY)


def needing(waits_for: Mapping[str, Collection[str]], item: str) -> frozenset[str]:
    """Return the items that cannot begin without `item`, directly or through another.

    `waits_for` says for each item of a filing which others it waits for.
    """
    lost = {item}
    while more := {one for one, before in waits_for.items() if lost & {*before}} - lost:
        lost |= more
    return frozenset(lost - {item})


def _begun(sub_case: SubCase, state: CaseState) -> SubCaseOutlook:
    standing = SubCaseStanding.UNDER_WAY
    if _finished_on(state):
        standing = SubCaseStanding.FINISHED
    elif state.ended or state.status in (Status.REFUSED, Status.DELIVERED):
        standing = SubCaseStanding.FAILED
    return SubCaseOutlook(
        sub_case=sub_case, standing=standing, received_on=state.received.received_on
    )


def _unbegun(
    filing: Filing,
    sub_case: SubCase,
    found: Mapping[str, SubCaseOutlook],
    states: Mapping[str, CaseState],
) -> SubCaseOutlook:
    before = [found[item] for item in found if item in sub_case.waits_for]
    lost = [
        one for one in before if one.standing in (SubCaseStanding.FAILED, SubCaseStanding.BLOCKED)
    ]
    if lost:
        names = "、".join(one.sub_case.name for one in lost)
        return SubCaseOutlook(
            sub_case=sub_case,
            standing=SubCaseStanding.BLOCKED,
            reason=f"“{names}”未办成，本事项缺少其结果",
        )
    unfinished = [one for one in before if one.standing is not SubCaseStanding.FINISHED]
    if unfinished:
        names = "、".join(one.sub_case.name for one in unfinished)
        return SubCaseOutlook(
            sub_case=sub_case, standing=SubCaseStanding.WAITING, reason=f"等待“{names}”办结"
        )
    finished = (_finished_on(states[one.sub_case.item]) for one in before)
    return SubCaseOutlook(
        sub_case=sub_case,
        standing=SubCaseStanding.READY,
        received_on=max((day for day in finished if day), default=filing.filed_on),
    )


def _finished_on(state: CaseState) -> date | None:
    """Return the day its result was there for the next department, or None while it is not.

    A result serves once it is made out; it need not reach the person first.
    """
    if not isinstance(state.decision, Granted) or not state.issued:
        return None
    return day_of(state.issued[-1].at)
