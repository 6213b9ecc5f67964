"""Rebase running cases (改用新版): offered by an officer, agreed to by the applicant.

Answers, papers and clocks are derived again under the version in force. Nothing is lost: events and
papers stay as they are, and what the newer version wants besides is added beside them. What only
the newer version asks the applicant tells beside the offer; it is kept when they agree.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from django.db.models import Max

from tongban.actions.cases.ending import known_of
from tongban.actions.cases.opening import as_applicant, as_officer
from tongban.actions.credit.standing import closed_to
from tongban.actions.filings.opening import handled_code, trust_of
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase, folded
from tongban.actions.targets import published
from tongban.core.cases.acts import Act
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.rederiving import Rederived, rederive
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs import rebasing
from tongban.core.cases.verbs.rebasing import Newer
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import Value
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.credit.lists import Relief
from tongban.core.guides.circumstances import Circumstances, parameters_on
from tongban.core.guides.outcomes import EvidenceLine
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.people.facts import Fact, FactSource
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.cases.draft_content import decode_content, encode_fact
from tongban.store.cases.models import Case, CaseEvidence, Filing
from tongban.store.cases.queries.records import CaseRecord
from tongban.store.catalog.queries import version_rows
from tongban.store.certificates.queries import holdings_of

Answers: TypeAlias = Mapping[str, Value]
"""What the applicant tells for the newer version, by element."""

HANDLING = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})
NOTHING_TOLD: Answers = MappingProxyType({})
_HAD = "改用新版前已经提交"
_TOLD = "改用新版时填写"


def newer_for(case: CaseRecord, outside: Outside, answers: Answers = NOTHING_TOLD) -> Newer | None:
    """Return the version in force as it would be for a case; None where that changes nothing.

    `case` was read by whoever may see it, its applicant or the officers who handle it; `answers`
    are what the applicant would tell for it.
    """
    newest = published().catalogue.items.get(case.item)
    if newest is None or newest.version <= case.item_version or not case.begun:
        return None
    row = Case.objects.select_related("filing__draft", "item").defer("item__content")
    state = folded(case.item, case.item_version, case.events)
    found = _rederived(row.get(pk=case.id), state, outside, answers)
    return None if found is None else found.newer


def offer(
    officer: Officer, case: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> OpenCase:
    """Lay the version in force before the applicant (建议改用新版)."""

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        newer = _required(opened, outside).newer
        return rebasing.offer(opened.state, newer, act, reason=reason)

    return as_officer(officer, case, verb, outside, roles=HANDLING, revision=revision)


def go_over(
    officer: Officer, case: UUID, outside: Outside, *, revision: int | None = None
) -> OpenCase:
    """Go over to the version in force where nothing more is asked of the applicant."""

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        found = _required(opened, outside)
        events = rebasing.go_over(opened.state, found.newer, act)
        _carry_over(opened, found, outside)
        return events

    return as_officer(officer, case, verb, outside, roles=HANDLING, revision=revision)


def agree(
    citizen: Citizen, case: UUID, outside: Outside, answers: Answers = NOTHING_TOLD
) -> OpenCase:
    """Agree to the version that was offered (同意改用新版), having told what it asks.

    Raises:
        InvalidValue: when an answer is to something that is known, or is no element.
    """

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        labels = _keep_answers(opened, answers, act)
        found = _required(opened, outside)
        events = rebasing.agree(opened.state, found.newer, act, answered=labels)
        _carry_over(opened, found, outside)
        return events

    return as_applicant(citizen, case, verb, outside)


def stay(citizen: Citizen, case: UUID, outside: Outside) -> OpenCase:
    """Stay with the version that the case was filed under (不改用新版)."""
    return as_applicant(
        citizen, case, lambda opened, act: rebasing.stay(opened.state, act), outside
    )


def _required(opened: OpenCase, outside: Outside) -> Rederived:
    found = _rederived(opened.row, opened.state, outside)
    if found is None:
        raise WrongMoment("no newer version changes anything for this case")
    return found


def _keep_answers(opened: OpenCase, answers: Answers, act: Act) -> tuple[str, ...]:
    """Keep with the filing what is told for the newer version; return what was asked, in words."""
    if not answers:
        return ()
    elements = published().catalogue.elements
    filing = Filing.objects.select_for_update(no_key=True).get(pk=opened.row.filing_id)
    foreign = answers.keys() & known_of(filing).keys() or answers.keys() - elements.keys()
    if foreign:
        raise InvalidValue("answers", f"{min(foreign)} is not asked")
    told = [encode_fact(one) for one in _facts(answers, act.today)]
    filing.content = {**filing.content, "facts": [*filing.content["facts"], *told]}
    filing.save(update_fields=["content_sealed"])
    opened.row.filing = filing
    newest = published().catalogue.items[opened.row.item_code]
    words = {one.element: one.words for one in newest.questions}
    return tuple(words.get(element, elements[element].label) for element in answers)


def _facts(answers: Answers, today: date) -> Iterator[Fact]:
    for element, value in answers.items():
        yield Fact(
            element=element, value=value, source=FactSource.STATED, as_of=today, origin=_TOLD
        )


def _rederived(
    row: Case, state: CaseState, outside: Outside, answers: Answers = NOTHING_TOLD
) -> Rederived | None:
    catalogue = published().catalogue
    newest = catalogue.items.get(row.item_code)
    if newest is None or newest.version <= state.item.version:
        return None
    papers: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for line in CaseEvidence.objects.filter(case=row).exclude(requirement=""):
        papers[line.requirement] |= frozenset(line.alternative)
    known = _circumstances(row, catalogue, outside)
    told = {one.element: one for one in _facts(answers, outside.today)}
    known = replace(known, facts={**told, **known.facts})
    return rederive(state, newest, known, catalogue=catalogue, papers=papers)


def _circumstances(row: Case, catalogue: Catalogue, outside: Outside) -> Circumstances:
    """Return what was told for a case; a register counts only where it has answered (一致)."""
    applicant = row.filing.content["applicant"]
    facts = known_of(row.filing)
    subject = applicant["acting_for"] or applicant["number"]
    closed = closed_to(subject, facts, outside.today, outside.calendar)
    subjects = dict.fromkeys((applicant["number"], subject))
    told = decode_content(row.filing.draft.content, catalogue.elements).told
    return Circumstances(
        today=outside.today,
        calendar=outside.calendar,
        facts=facts,
        holdings=holdings_of(subjects, catalogue),
        available=frozenset(code for code, one in told.items() if one.outcome == "matched"),
        parameters=parameters_on(catalogue, outside.today),
        may_declare=Relief.DECLARATION not in closed,
        may_defer=Relief.DEFERRAL not in closed,
    )


def _carry_over(opened: OpenCase, found: Rederived, outside: Outside) -> None:
    """Put the case under the newer version, and beside its papers what that wants besides."""
    row, item = opened.row, found.newer.item
    (version,) = version_rows(published(), (item,)).values()
    known = _circumstances(row, published().catalogue, outside)
    Case.objects.filter(pk=row.pk).update(
        item=version, handled=handled_code(item, known), registers_due_at=outside.now
    )
    row.item_id = version
    standing = list(CaseEvidence.objects.filter(case=row).select_related("file"))
    last = CaseEvidence.objects.filter(case=row).aggregate(last=Max("round"))["last"] or 0
    for line in found.lines:
        at_hand = [*_serving(line.requirement, standing)]
        provided = line.requirement.id in found.newer.submission.provided
        files: list[CaseEvidence | None] = [*at_hand] if provided and at_hand else [None]
        CaseEvidence.objects.bulk_create(
            _row(row, line, file, round_number=last + 1) for file in files
        )


def _serving(
    requirement: EvidenceRequirement, standing: Iterable[CaseEvidence]
) -> Iterator[CaseEvidence]:
    """Yield the papers of a case that also prove what a requirement wants."""
    wanted = {document for alternative in requirement.alternatives for document in alternative}
    return (one for one in standing if one.file_id and wanted & {*one.alternative})


def _row(
    case: Case, line: EvidenceLine, had: CaseEvidence | None, *, round_number: int
) -> CaseEvidence:
    return CaseEvidence(
        case=case,
        requirement=line.requirement.id,
        name=line.requirement.name,
        way=had.way if had else line.way.value,
        alternative=list(had.alternative if had else line.evidence),
        origin=had.origin if had else line.origin,
        reason=_HAD if had else line.reason[:500],
        file_id=had.file_id if had else None,
        trust=had.trust if had else trust_of(line),
        checked_by=had.checked_by if had else "",
        checked_at=had.checked_at if had else None,
        round=round_number,
    )
