"""What the applicant does to a case (申请人操作): answer a correction notice, withdraw."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from tongban.actions.cases.opening import as_applicant
from tongban.actions.drafts.papers import keep_file
from tongban.actions.filings.beginning import submission_of
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.adapters.uploads import Rebuilt, Refused
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.verbs import ending, receipt
from tongban.core.guides.outcomes import Way
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.cases.models import CaseEvidence

Paper = tuple[bytes, str]


def correct(
    citizen: Citizen,
    case: UUID,
    papers: Mapping[str, Iterable[Paper]],
    outside: Outside,
    *,
    explanation: str = "",
) -> OpenCase | dict[str, Refused]:
    """Hand in what a correction notice asked for; earlier papers stay.

    Returns the refusals of the upload gate by requirement, and changes nothing, when a file is not
    taken. The gate works before the transaction begins.
    """
    examined = {
        requirement: [(outside.gate.examine(content, name=name), name) for content, name in files]
        for requirement, files in papers.items()
    }
    refused = {
        requirement: outcome
        for requirement, outcomes in examined.items()
        for outcome, _ in outcomes
        if isinstance(outcome, Refused)
    }
    if refused:
        return refused
    rebuilt = {
        requirement: [(outcome, name) for outcome, name in outcomes if isinstance(outcome, Rebuilt)]
        for requirement, outcomes in examined.items()
    }

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        _add_papers(citizen, opened, rebuilt, explanation)
        lines = list(CaseEvidence.objects.filter(case=opened.row))
        steps = opened.row.filing.content["steps"][opened.row.item_code]
        submission = submission_of(lines, steps)
        return receipt.resubmit(opened.state, submission, act)

    return as_applicant(citizen, case, verb, outside)


def withdraw(citizen: Citizen, case: UUID, outside: Outside, *, reason: str = "") -> OpenCase:
    """Take an application back before it is decided (撤回)."""
    return as_applicant(
        citizen,
        case,
        lambda opened, act: ending.withdraw(opened.state, act, reason=reason),
        outside,
    )


def _add_papers(
    citizen: Citizen,
    opened: OpenCase,
    papers: Mapping[str, Iterable[tuple[Rebuilt, str]]],
    explanation: str,
) -> None:
    names = {need.id: need for need in opened.state.item.requirements}
    unknown = papers.keys() - names.keys()
    if unknown:
        raise InvalidValue("correction", f"item {opened.row.item_code} has no {min(unknown)}")
    round_number = len(opened.state.corrections) + 1
    for requirement, files in papers.items():
        for rebuilt, name in files:
            CaseEvidence.objects.create(
                case=opened.row,
                requirement=requirement,
                name=names[requirement].name,
                way=Way.UPLOADED.value,
                alternative=list(names[requirement].alternatives[0]),
                reason=explanation[:500] or "补正提交",
                file=keep_file(citizen, rebuilt, name),
                trust="C",
                round=round_number,
            )
