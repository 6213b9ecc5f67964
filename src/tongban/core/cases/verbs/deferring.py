"""What becomes of papers that follow (容缺期限): reminded, late, extended, and the end of it.

Local practice; that an adverse end is told with reasons and remedies is 行政许可法 §38. The day has
to be over, and a paper that came in the meantime, even late, keeps the case alive.
"""

from datetime import date

from tongban.core.cases.acts import Act
from tongban.core.cases.deferral import DeferralTerms
from tongban.core.cases.errors import DeferralRefused, WrongMoment
from tongban.core.cases.events import Completed, Event, Withdrawn
from tongban.core.cases.grounds import Grounds
from tongban.core.cases.mode_events import DebtExtended, DebtOverdue, DebtReminded, DeferralLapsed
from tongban.core.cases.mode_practices import FORCE_MAJEURE, DeferralPractice
from tongban.core.cases.outcomes import CompletionKind, LapseConsequence
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import due

_WHILE_OWED = (Status.IN_PROGRESS, Status.SUSPENDED)
_KINDS = {
    LapseConsequence.ACCEPTANCE_REVOKED: CompletionKind.RETURNED,
    LapseConsequence.TERMINATED: CompletionKind.NOT_CORRECTED,
}


def require_terms(terms: DeferralTerms, day: date | None) -> date:
    """Return by when papers may follow: the day asked for, or the latest there is.

    Raises:
        DeferralRefused: when papers of this case may not follow, or not for so long.
    """
    if terms.latest is None:
        raise DeferralRefused(terms.closed)
    if day is not None and day > terms.latest:
        raise DeferralRefused(f"最晚可以到{terms.latest}")
    return day or terms.latest


def remind(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Remind of papers whose day comes near, once for each day that was told."""
    require_status(state, act, *_WHILE_OWED)
    days = _days(state)
    if not days or state.modes.reminded is not None:
        raise WrongMoment("nothing is owed, or it was said")
    return (
        DebtReminded(at=act.at, by=act.by, requirements=tuple(days), due_on=min(days.values())),
    )


def note_overdue(
    state: CaseState, practice: DeferralPractice, act: Act, *, calendar: WorkingCalendar
) -> tuple[Event, ...]:
    """Note that the day of papers has passed, and tell what may come of it, and by when."""
    require_status(state, act, *_WHILE_OWED)
    late = state.never_came(act.today)
    if not late or state.modes.overdue is not None:
        raise WrongMoment("nothing is late, or it was said")
    return (
        DebtOverdue(
            at=act.at,
            by=act.by,
            requirements=late,
            consequence=practice.consequence,
            act_by=due(practice.act_within, act.today, calendar).on,
        ),
    )


def extend_debt(
    state: CaseState,
    requirement: str,
    practice: DeferralPractice,
    act: Act,
    *,
    due_on: date,
    reason: str,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Let a paper come later because nobody could help what kept it away (民法典 §180)."""
    require_status(state, act, *_WHILE_OWED)
    require_department(act, state.item.department)
    require_words(reason, "what kept it away")
    if requirement not in state.owed:
        raise InvalidValue("debt", f"{requirement} is not owed")
    told = state.debt_days.get(requirement, act.today)
    latest = due(practice.most_extended, max(told, act.today), calendar).on
    if not told < due_on <= latest:
        raise DeferralRefused(f"不可抗力最多延到{latest}", FORCE_MAJEURE)
    return (
        DebtExtended(at=act.at, by=act.by, requirement=requirement, due_on=due_on, reason=reason),
    )


def lapse(
    state: CaseState,
    practice: DeferralPractice,
    grounds: Grounds,
    act: Act,
    *,
    notice_number: str,
) -> tuple[Event, ...]:
    """End a case whose papers never came, as was told beforehand that it would end."""
    require_status(state, act, *_WHILE_OWED)
    require_department(act, state.item.department)
    require_words(notice_number, "the notice number")
    late = state.never_came(act.today)
    if not late:
        raise WrongMoment("every paper came, or its day has not passed")
    lapsed = DeferralLapsed(
        at=act.at,
        by=act.by,
        consequence=practice.consequence,
        requirements=late,
        notice_number=notice_number,
        reasons=grounds.reasons,
        basis=grounds.basis,
        remedies=grounds.remedies,
    )
    return (lapsed, _ended(practice.consequence, act))


def _ended(consequence: LapseConsequence, act: Act) -> Event:
    reason = f"容缺材料逾期未补，{consequence.label}"
    if consequence is LapseConsequence.DEEMED_WITHDRAWN:
        return Withdrawn(at=act.at, by=act.by, withdrawn_on=act.today, reason=reason)
    kind = _KINDS[consequence]
    return Completed(at=act.at, by=act.by, kind=kind, completed_on=act.today, reason=reason)


def _days(state: CaseState) -> dict[str, date]:
    return {one: state.debt_days[one] for one in state.owed if one in state.debt_days}
