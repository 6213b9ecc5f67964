"""On a promise (告知承诺): take it back, look whether it was kept, say that things are right."""

from uuid import UUID

from tongban.actions.cases.opening import as_applicant, as_officer
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import Act, Performer
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.mode_events import PostCheckOutcome
from tongban.core.cases.verbs import declaring
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due
from tongban.store.cases.models import CaseEvidence

LOOKING = frozenset({Role.EXAMINER})
PAPERS_LIMIT = TimeLimit.working_days(5, Citation.local("撤回承诺后补交材料的期限"))


def withdraw_declaration(
    citizen: Citizen, case: UUID, outside: Outside, *, reason: str = ""
) -> OpenCase:
    """Take a promise back before the decision; the case goes on the ordinary way."""

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        practice = outside.modes.declarations.get(opened.row.item_code)
        if practice is None:
            raise WrongMoment("the item is not decided on promises any more")
        events = declaring.withdraw_declaration(
            opened.state,
            declaring.ordinary(opened.state.item, opened.state, practice),
            act,
            reason=reason,
            papers_due_on=due(PAPERS_LIMIT, outside.today, outside.calendar).on,
        )
        promised = opened.state.modes.promise.requirements if opened.state.modes.promise else ()
        lines = CaseEvidence.objects.filter(case=opened.row, requirement__in=promised)
        lines.filter(way="declared").update(way="uploaded", reason="承诺已经撤回，改交材料")
        return events

    return as_applicant(citizen, case, verb, outside)


def post_check(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    outcome: PostCheckOutcome,
    words: str,
    together_with: tuple[Performer, ...],
    revision: int | None = None,
) -> OpenCase:
    """Say what was found where somebody had promised (核查)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: declaring.post_check(
            opened.state,
            act,
            outcome=outcome,
            words=words,
            together_with=together_with,
            calendar=outside.calendar,
        ),
        outside,
        roles=LOOKING,
        revision=revision,
    )


def report_rectification(citizen: Citizen, case: UUID, outside: Outside, *, words: str) -> OpenCase:
    """Say that things are put right (报告整改)."""
    return as_applicant(
        citizen,
        case,
        lambda opened, act: declaring.report_rectification(opened.state, act, words=words),
        outside,
    )
