"""Resolve (办事指南生成): one person, one day, one item: the shortest lawful way through it.

First the item is assessed (does the person qualify, what is still open), then the way through it
is laid out. A journey assesses all its items before it lays out any.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.sentences import speaking
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import Fee, ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.compiled_items import CompiledItem, Truths, compiled
from tongban.core.guides.eligibility import judge
from tongban.core.guides.evidence_plan import plan
from tongban.core.guides.evidence_ways import Sources, for_item, sources_of
from tongban.core.guides.footprint import footprint
from tongban.core.guides.forms import form
from tongban.core.guides.outcomes import Eligibility, EvidenceLine, Guide, Verdict
from tongban.core.guides.questions import askable_elements, heaviest, weights
from tongban.core.guides.relevance import Knowledge, knowledge
from tongban.core.guides.remembering import remembered
from tongban.core.guides.schedule import schedule
from tongban.core.vocabulary.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How an item stands for a person, and how much each open question would settle in it."""

    compiled: CompiledItem
    truths: Truths
    eligibility: Eligibility
    weights: Mapping[str, float]


def resolve(item: ServiceItem, circumstances: Circumstances, catalogue: Catalogue) -> Guide:
    """Return what this person must answer, bring and expect for one item."""
    known = knowledge(circumstances)
    assessed = assess(compiled(item), known, questions=item.questions, elements=spoken(catalogue))
    told = assessed.compiled.asks.union(known.values)
    sources = for_item(sources_of(catalogue, circumstances, told), item.code)
    evidence = plan(item.requirements, assessed.truths.requirements, sources)
    return lay_out(assessed, evidence, sources, filed_on=circumstances.today)


@remembered(most=8)
def spoken(catalogue: Catalogue) -> Mapping[str, DataElement]:
    """Return the names that sentences call elements and parameters by."""
    return speaking(catalogue.elements, catalogue.parameters)


def assess(
    item: CompiledItem,
    known: Knowledge,
    *,
    questions: Sequence[Question],
    elements: Mapping[str, DataElement],
) -> Assessment:
    """Return the verdict on an item and what the questions would settle in it."""
    truths = item.truths(known)
    askable = askable_elements(questions, known)
    eligibility = judge(item, truths.conditions, known, askable=askable, elements=elements)
    if eligibility.verdict is Verdict.INELIGIBLE or Truth.UNKNOWN not in truths.every:
        return Assessment(compiled=item, truths=truths, eligibility=eligibility, weights={})
    weight = weights(
        item.inquiries,
        [truth is Truth.UNKNOWN for truth in truths.every],
        known,
        askable=askable,
        trying=lambda element: item.trials.of(elements[element], known),
    )
    return Assessment(compiled=item, truths=truths, eligibility=eligibility, weights=weight)


def lay_out(
    assessed: Assessment, evidence: tuple[EvidenceLine, ...], sources: Sources, *, filed_on: date
) -> Guide:
    """Return the guide for an assessed item, with its evidence planned, that is filed on a day."""
    item, truths = assessed.compiled.item, assessed.truths
    circumstances = sources.circumstances
    dated = schedule(item, truths.steps, filed_on=filed_on, calendar=circumstances.calendar)
    fees = _standing(item.fees, truths.fees, Truth.MET)
    return Guide(
        item=item,
        eligibility=assessed.eligibility,
        next_question=heaviest(item.questions, assessed.weights),
        form=form(
            item.fields,
            truths.fields,
            facts=circumstances.facts,
            elements=sources.catalogue.elements,
        ),
        evidence=evidence,
        fees=fees,
        fees_undecided=_standing(item.fees, truths.fees, Truth.UNKNOWN),
        total_fee=sum((fee.amount for fee in fees), Money(0)),
        schedule=dated,
        footprint=footprint(item, evidence, dated, calendar=circumstances.calendar),
    )


def _standing(fees: Sequence[Fee], truths: Sequence[Truth], wanted: Truth) -> tuple[Fee, ...]:
    return tuple(fee for fee, truth in zip(fees, truths, strict=True) if truth is wanted)
