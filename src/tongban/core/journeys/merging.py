"""Merging (一表申请, 一套材料): asked once, whoever needs it.

Questions are one per element, fields one per element, documents one per set of evidence types. Of
several ways to hand in the same document the most demanding serves all who need it.
"""

from collections.abc import Iterable, Mapping, Sequence

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.evidence_plan import RANK
from tongban.core.guides.outcomes import EvidenceLine, FieldLine, Guide, Way
from tongban.core.guides.papers import keyed
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.outcomes import MergedEvidence, MergedField


def merged_questions(journey: Journey, items: Iterable[ServiceItem]) -> tuple[Question, ...]:
    """Return each question once, the journey's own words before the items'."""
    once: dict[str, Question] = {}
    for question in (*journey.questions, *(one for item in items for one in item.questions)):
        once.setdefault(question.element, question)
    return tuple(once.values())


def merged_form(guides: Sequence[Guide], settled: Mapping[str, str]) -> tuple[MergedField, ...]:
    """Return each field once; `settled` names the sub-item that settles an element on the way."""
    together: dict[str, tuple[FieldLine, tuple[str, ...]]] = {}
    for guide in guides:
        for line in guide.form:
            known, items = together.get(line.field.element, (line, ()))
            firmer = line if _firmness(line) > _firmness(known) else known
            together[line.field.element] = (firmer, (*items, guide.item.name))
    return tuple(
        MergedField(
            line=line,
            items=items,
            produced_by="" if line.fact is not None else settled.get(element, ""),
        )
        for element, (line, items) in together.items()
    )


def _firmness(line: FieldLine) -> tuple[bool, bool]:
    return (line.needed is Truth.MET, not line.field.optional)


def merged_evidence(guides: Iterable[Guide]) -> tuple[MergedEvidence, ...]:
    """Return each document once, without those that nobody needs.

    Two requirements of the same item never merge: they ask for papers of different people.
    """
    together: dict[str, MergedEvidence] = {}
    for guide in guides:
        for key, line in keyed(guide.evidence):
            mine = MergedEvidence(line=line, items=(guide.item.name,))
            together[key] = _joined(together[key], mine) if key in together else mine
    return tuple(together.values())


def _joined(known: MergedEvidence, other: MergedEvidence) -> MergedEvidence:
    """Return one line that serves both: the more demanding way, seen at a window if either is."""
    dearer = max(known.line, other.line, key=_demand)
    visit = known.line.visit or other.line.visit
    line = dearer if dearer.visit == visit else dearer._replace(visit=visit)
    return MergedEvidence(line=line, items=(*known.items, *other.items))


def _demand(line: EvidenceLine) -> int:
    return -1 if line.way is Way.UNDECIDED else RANK[line.way]
