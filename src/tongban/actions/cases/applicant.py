"""What the applicant does to a case (申请人操作): correct, hand in what may follow."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db.models import Max

from tongban.actions.cases.opening import as_applicant
from tongban.actions.drafts.papers import keep_file
from tongban.actions.filings.beginning import submission_of
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.adapters.uploads import Rebuilt, Refused
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.verbs import debts, receipt
from tongban.core.catalog.elements import Value
from tongban.core.guides.outcomes import Way
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import Fact, FactSource
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.cases.draft_content import encode_fact
from tongban.store.cases.models import Case, CaseEvidence, Filing

Paper = tuple[bytes, str]
NO_ANSWERS: Mapping[str, Value] = MappingProxyType({})
CORRECTED = "补正时更正"
FOLLOWED = "容缺补交"


def correct(
    citizen: Citizen,
    case: UUID,
    papers: Mapping[str, Iterable[Paper]],
    outside: Outside,
    *,
    answers: Mapping[str, Value] = NO_ANSWERS,
    explanation: str = "",
) -> OpenCase | dict[str, Refused]:
    """Hand in what a correction notice asked for: papers, answers put right, an explanation.

    Returns the refusals of the upload gate by requirement, and changes nothing, when a file is not
    taken. The gate works before the transaction begins.
    """
    rebuilt, refused = _examined(papers, outside)
    if refused:
        return refused

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        round_number = len(opened.state.corrections) + 1
        _add_papers(citizen, opened, rebuilt, round_number=round_number, why=explanation)
        if explanation and not rebuilt:
            _add_note(opened, explanation)
        if answers:
            _put_right(opened, answers, act)
        asked = [need.id for need in opened.state.item.requirements]
        lines = list(CaseEvidence.objects.filter(case=opened.row, requirement__in=asked))
        submission = submission_of(lines, opened.state.submission.steps)
        return receipt.resubmit(opened.state, submission, act)

    return as_applicant(citizen, case, verb, outside)


def hand_in_debts(
    citizen: Citizen, case: UUID, papers: Mapping[str, Iterable[Paper]], outside: Outside
) -> OpenCase | dict[str, Refused]:
    """Hand in papers that were allowed to follow acceptance (容缺补交).

    Returns the refusals of the upload gate by requirement, and changes nothing, as `correct` does.
    """
    rebuilt, refused = _examined(papers, outside)
    if refused:
        return refused

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        events = debts.hand_in_debts(opened.state, tuple(rebuilt), act)
        rounds = CaseEvidence.objects.filter(case=opened.row).aggregate(last=Max("round"))
        _add_papers(citizen, opened, rebuilt, round_number=(rounds["last"] or 0) + 1, why=FOLLOWED)
        return events

    return as_applicant(citizen, case, verb, outside)


def _examined(
    papers: Mapping[str, Iterable[Paper]], outside: Outside
) -> tuple[dict[str, list[tuple[Rebuilt, str]]], dict[str, Refused]]:
    """Send every file through the gate; return what it rebuilt and what it refused."""
    rebuilt: dict[str, list[tuple[Rebuilt, str]]] = {requirement: [] for requirement in papers}
    refused: dict[str, Refused] = {}
    for requirement, files in papers.items():
        for content, name in files:
            match outside.gate.examine(content, name=name):
                case Refused() as refusal:
                    refused[requirement] = refusal
                case Rebuilt() as copy:
                    rebuilt[requirement].append((copy, name))
    return rebuilt, refused


def _put_right(opened: OpenCase, answers: Mapping[str, Value], act: Act) -> None:
    """Replace answers of the filing by the corrected ones, and write down that it was done."""
    filing = Filing.objects.select_for_update().get(pk=opened.row.filing_id)
    content = filing.content
    facts = {one["element"]: one for one in content["facts"]}
    for element, value in answers.items():
        fact = Fact(
            element=element,
            value=value,
            source=FactSource.STATED,
            as_of=act.today,
            origin=CORRECTED,
        )
        facts[element] = encode_fact(fact)
    corrected = {"case": opened.row.number, "on": act.today.isoformat(), "elements": [*answers]}
    filing.content = {
        **content,
        "facts": [*facts.values()],
        "corrected": [*content.get("corrected", ()), corrected],
    }
    filing.save(update_fields=["content_sealed"])
    Case.objects.filter(pk=opened.row.pk).update(registers_due_at=act.at)


def _add_note(opened: OpenCase, explanation: str) -> None:
    """Keep an explanation that came without a paper; it answers no requirement by itself."""
    CaseEvidence.objects.create(
        case=opened.row,
        requirement="",
        name="补充说明",
        way=Way.DECLARED.value,
        reason=explanation[:500],
        trust="D",
        round=len(opened.state.corrections) + 1,
    )


def _add_papers(
    citizen: Citizen,
    opened: OpenCase,
    papers: Mapping[str, Iterable[tuple[Rebuilt, str]]],
    *,
    round_number: int,
    why: str,
) -> None:
    names = {need.id: need for need in opened.state.item.requirements}
    unknown = papers.keys() - names.keys()
    if unknown:
        raise InvalidValue("papers", f"item {opened.row.item_code} has no {min(unknown)}")
    for requirement, files in papers.items():
        for rebuilt, name in files:
            CaseEvidence.objects.create(
                case=opened.row,
                requirement=requirement,
                name=names[requirement].name,
                way=Way.UPLOADED.value,
                alternative=list(names[requirement].alternatives[0]),
                reason=why[:500] or "补正提交",
                file=keep_file(citizen, rebuilt, name),
                trust="C",
                round=round_number,
            )
