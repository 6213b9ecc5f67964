"""Join to the case that runs (并入在办件): what a second application brings goes to the first.

The draft is thrown away; of its papers, those that the running case waits for are handed in there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tongban.actions.cases.applicant import Paper, correct, hand_in_debts
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.readiness import papers_of
from tongban.actions.drafts.writing import OpenDraft, discard, opened
from tongban.actions.filings.duplicates import repeated
from tongban.actions.outside import Outside
from tongban.actions.recording import open_case
from tongban.core.cases.state import CaseState, Status
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import filed_by
from tongban.store.documents.queries import file_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The case that runs, and how many of its papers came with the draft."""

    case: UUID
    papers: int


def join(actor: Citizen, draft: UUID, outside: Outside) -> Joined:
    """Give what a draft brings to the case that it would repeat, and throw it away.

    Raises:
        NotFound: when there is no such draft of this person, or it repeats nothing.
    """
    standing = opened(actor, draft)
    case = _repeated_case(actor, standing, outside)
    state = open_case(case).state
    papers = _wanted_papers(actor, standing, state, outside)
    if papers and state.status is Status.AWAITING_CORRECTION:
        correct(actor, case, papers, outside)
    elif papers:
        hand_in_debts(actor, case, papers, outside)
    discard(actor, draft)
    return Joined(case=case, papers=len(papers))


def _repeated_case(actor: Citizen, draft: OpenDraft, outside: Outside) -> UUID:
    known = circumstances(actor, draft.content, draft.wanted.published.catalogue, outside)
    guide = draft.wanted.guide(known, draft.content.chosen)
    numbers = [one.code for one in repeated(actor, guide, known, outside)]
    found = Case.objects.filter(filed_by(actor, "filing__"), number__in=numbers)
    case = found.values_list("pk", flat=True).first()
    if case is None:
        raise NotFound(f"draft {draft.id} repeats nothing that runs")
    return case


def _wanted_papers(
    actor: Citizen, draft: OpenDraft, state: CaseState, outside: Outside
) -> Mapping[str, list[Paper]]:
    """Return the files of the draft that prove what the running case waits for."""
    known = circumstances(actor, draft.content, draft.wanted.published.catalogue, outside)
    lines = papers_of(draft.wanted.guide(known, draft.content.chosen))
    waited = _waited(state)
    found: dict[str, list[Paper]] = {}
    for key, attached in draft.content.files.items():
        line = lines.get(key)
        if line is None or line.requirement.id not in waited:
            continue
        files = (file_of(actor, UUID(one.file)) for one in attached)
        papers = [(one.content, one.name) for one in files if one is not None]
        if papers:
            found[line.requirement.id] = papers
    return found


def _waited(state: CaseState) -> frozenset[str]:
    """Return the papers that the running case waits for: named in its notice, or still owed."""
    if state.status is Status.AWAITING_CORRECTION:
        return frozenset(gap.subject for gap in state.corrections[-1].gaps)
    return frozenset(state.owed) if state.accepted is not None else frozenset()
