"""Apply again (重新申请): what was told and handed in is taken over, the clocks begin anew.

Whoever withdrew, was not accepted or did not correct in time does not start from nothing. Registers
are asked anew and commitments are made anew: those were of their day.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from tongban.actions.drafts.writing import change, start
from tongban.actions.outside import Outside
from tongban.actions.recording import folded
from tongban.actions.targets import published
from tongban.core.authoring.rebasing import rebase_offer, sentence
from tongban.core.authoring.trials import TrialTerms
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.state import CaseState, Status
from tongban.core.guides.circumstances import parameters_on
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import FactSource, values
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.cases.draft_content import DraftContent, decode_content, decode_fact
from tongban.store.cases.models import Filing
from tongban.store.cases.queries.filings import case_of
from tongban.store.cases.queries.records import CaseRecord

AGAIN = "again"
_ENDED_OPEN = (CompletionKind.RETURNED, CompletionKind.VOIDED, CompletionKind.NOT_CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What applying again begins with, and what has changed in the rules since."""

    answers: int
    papers: int
    promises: int
    changes: tuple[str, ...]


def may_apply_again(state: CaseState) -> bool:
    """Tell whether a case ended without a decision on its matter."""
    if state.status in (Status.WITHDRAWN, Status.ACCEPTANCE_REFUSED):
        return True
    return state.completed is not None and state.completed.kind in _ENDED_OPEN


def taken_over(actor: Citizen, case: UUID, outside: Outside) -> TakenOver:
    """Return what applying again would take over; raises as `apply_again` does."""
    record, content = _ended(actor, case)
    return TakenOver(
        answers=len(content.answers),
        papers=sum(map(len, content.files.values())),
        promises=len(content.committed),
        changes=_changes(record, outside),
    )


@transaction.atomic
def apply_again(actor: Citizen, case: UUID, outside: Outside) -> UUID:
    """Return a draft of the item that begins with what an ended case was told and handed in.

    Raises:
        NotFound: when this person has no such case, or its item is gone.
        NotAllowed: when the case runs, or its matter was decided.
    """
    record, before = _ended(actor, case)
    draft = start(actor, "item", record.item, outside, answers=before.answers)
    change(
        actor,
        draft,
        lambda content: replace(
            content,
            disputes={**before.disputes, **content.disputes},
            files={**before.files, **content.files},
            own_document=before.own_document | content.own_document,
            follows={"case": record.number, "why": AGAIN},
        ),
    )
    return draft


def _ended(actor: Citizen, case: UUID) -> tuple[CaseRecord, DraftContent]:
    record = case_of(actor, case)
    if record is None or record.item not in published().catalogue.items:
        raise NotFound(f"no case {case} to apply for again")
    if not record.begun or not may_apply_again(
        folded(record.item, record.item_version, record.events)
    ):
        raise NotAllowed("it runs, or its matter was decided", rule="case.again")
    return record, content_of(record)


def content_of(record: CaseRecord) -> DraftContent:
    """Return what a case was told and handed in, put right since, as a draft holds it."""
    elements = published().catalogue.elements
    filing = Filing.objects.select_related("draft").get(pk=record.filing)
    content = decode_content(filing.draft.content, elements)
    facts = (decode_fact(one, elements) for one in record.facts if one["element"] in elements)
    stated = {fact.element: fact.value for fact in facts if fact.source is FactSource.STATED}
    return replace(content, answers={**content.answers, **stated})


def _changes(record: CaseRecord, outside: Outside) -> tuple[str, ...]:
    """Return what the version in force changed for this situation, in plain words."""
    catalogue = published().catalogue
    newest = catalogue.items[record.item]
    filed = folded(record.item, record.item_version, record.events).item
    if newest.version <= filed.version:
        return ()
    facts = [
        decode_fact(one, catalogue.elements)
        for one in record.facts
        if one["element"] in catalogue.elements
    ]
    terms = TrialTerms(
        today=outside.today,
        parameters=parameters_on(catalogue, outside.today),
        elements=catalogue.elements,
    )
    known = values({fact.element: fact for fact in facts})
    found = rebase_offer(filed, newest, known, terms=terms, catalogue=catalogue)
    return () if found is None else tuple(map(sentence, found.differences))
