"""Merging (一表申请, 一套材料): asked once, whoever needs it.

Questions are one per element, fields one per element, documents one per set of evidence types. Of
several ways to hand in the same document the most demanding serves all who need it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.evidence_ways import RANK
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


def merged_form(guides: Iterable[Guide], settled: Mapping[str, str]) -> tuple[MergedField, ...]:
    """Return each field once; `settled` names the sub-item that settles an element on the way."""
    together: defaultdict[str, list[tuple[FieldLine, str]]] = defaultdict(list)
    for guide in guides:
        for line in guide.form:
            together[line.field.element].append((line, guide.item.name))
    return tuple([_merged_field(alike, settled) for alike in together.values()])


def _merged_field(
    alike: Iterable[tuple[FieldLine, str]], settled: Mapping[str, str]
) -> MergedField:
    lines, names = zip(*alike, strict=True)
    line = max(lines, key=_firmness)
    produced_by = "" if line.fact is not None else settled.get(line.field.element, "")
    return MergedField(line, names, produced_by)


def _firmness(line: FieldLine) -> tuple[bool, bool]:
    return (line.needed is Truth.MET, not line.field.optional)


def merged_evidence(guides: Iterable[Guide]) -> tuple[MergedEvidence, ...]:
    """Return each document once, without those that nobody needs.

    Two requirements of the same item never merge: they ask for papers of different people.
    """
    together: defaultdict[str, list[tuple[EvidenceLine, str]]] = defaultdict(list)
    for guide in guides:
        for key, line in keyed(guide.evidence):
            together[key].append((line, guide.item.name))
    return tuple([_merged_evidence(alike) for alike in together.values()])


def _merged_evidence(alike: Iterable[tuple[EvidenceLine, str]]) -> MergedEvidence:
    """Return one line that serves all: the most demanding way, seen at a window if any is."""
    lines, names = zip(*alike, strict=True)
    dearest = max(lines, key=_demand)
    visit = any(line.visit for line in lines)
    line = dearest if dearest.visit == visit else dearest._replace(visit=visit)
    return MergedEvidence(line, names)


def _demand(line: EvidenceLine) -> int:
    return -1 if line.way is Way.UNDECIDED else RANK[line.way]
