"""Parts (事项要素): an accepted suggestion as the part of an item that it describes.

A part is made only where the guide says enough: an evidence requirement needs a type of the
catalogue, a condition its expression (else it is left to an officer's judgement). What a guide does
not say, such as the article behind a material, is marked as to be cited and lint asks for it.
"""

import re
from dataclasses import replace
from typing import Final, TypeAlias

from tongban.core.catalog.conditions.nodes import ALWAYS, Condition, Judged
from tongban.core.catalog.evidence import (
    EvidenceKind,
    EvidenceRequirement,
    EvidenceSource,
    EvidenceType,
)
from tongban.core.catalog.items import AcceptanceCondition, Fee, LegalBasis
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, OutputKind, Step, StepKind
from tongban.core.reading.suggestions import (
    CitationFound,
    ConditionFound,
    EvidenceFound,
    FeeFound,
    Finding,
    LimitFound,
    OutputFound,
    QuestionFound,
    StepFound,
)
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit

GuidePart: TypeAlias = (
    AcceptanceCondition | EvidenceRequirement | Question | Fee | Step | Output | LegalBasis
)
"""A part of an item that a guide can describe."""

TO_BE_CITED: Final = Citation.local("指南没有写依据，待编制部门写明")
_FORM: Final = re.compile(r"(?:申请书|申请表|登记表|申报表|承诺书|审批表|备案表|声明)\Z")
_LIMITS: Final = {
    TimeUnit.WORKING_DAY: TimeLimit.working_days,
    TimeUnit.CALENDAR_DAY: TimeLimit.calendar_days,
    TimeUnit.HOUR: TimeLimit.hours,
    TimeUnit.MONTH: TimeLimit.months,
    TimeUnit.YEAR: TimeLimit.years,
}
_KINDS: Final = (
    (StepKind.ACCEPTANCE, re.compile(r"受理|收件|申请|接件")),
    (StepKind.PUBLICITY, re.compile(r"公示|公告")),
    (StepKind.DECISION, re.compile(r"决定|审批|审定|登簿|准予")),
    (StepKind.DELIVERY, re.compile(r"发证|送达|领取|发放|制发|颁发")),
)


def part_of(
    finding: Finding, *, key: str, department: str, basis: tuple[Citation, ...] = ()
) -> GuidePart | None:
    """Return the part that a finding describes, under `key`; None for what is no row of an item.

    `basis` are the provisions that an officer chose for it; without one it is to be cited.
    """
    cited = basis or (TO_BE_CITED,)
    match finding:
        case ConditionFound():
            return _condition(finding, key, cited)
        case EvidenceFound(alternatives=alternatives) if alternatives:
            return _requirement(finding, key, cited)
        case FeeFound(name=name, amount=amount) if amount is not None:
            return Fee(id=key, name=name, amount=amount, basis=cited[0])
        case _:
            return _uncited(finding, key=key, department=department)


def _uncited(finding: Finding, *, key: str, department: str) -> GuidePart | None:
    """Return a part that stands without a provision of its own."""
    match finding:
        case CitationFound(citation=citation, sets_up=True):
            return LegalBasis(citation=citation)
        case QuestionFound(element=element, words=words):
            return Question(element=element, words=words)
        case StepFound(name=name):
            return _step(name, key, department)
        case OutputFound(name=name, evidence=evidence):
            return Output(code=key, name=name, kind=OutputKind.APPROVAL, evidence=evidence or None)
        case _:
            return None


def time_limit(found: LimitFound, citation: Citation) -> TimeLimit:
    """Return a limit as the catalogue keeps it, in the unit that the guide wrote."""
    if found.unit is TimeUnit.INSTANT:
        return TimeLimit.instant(citation)
    return _LIMITS[found.unit](found.value, citation)


def new_evidence(found: EvidenceFound, code: str) -> EvidenceType:
    """Return a new evidence type for a material that the one catalogue does not have yet."""
    form = _FORM.search(found.name) is not None
    return EvidenceType(
        code=code,
        name=found.name,
        kind=EvidenceKind.FORM if form else EvidenceKind.OTHER,
        source=EvidenceSource.APPLICANT,
    )


def linked(found: EvidenceFound, code: str) -> EvidenceFound:
    """Return a material as one that means the evidence type `code`."""
    return replace(found, alternatives=((code,),))


def _condition(found: ConditionFound, key: str, basis: tuple[Citation, ...]) -> AcceptanceCondition:
    expression = found.expression or Judged(code=key, words=found.words)
    return AcceptanceCondition(id=key, words=found.words, expression=expression, basis=basis)


def _requirement(
    found: EvidenceFound, key: str, basis: tuple[Citation, ...]
) -> EvidenceRequirement:
    needed: Condition = ALWAYS
    if found.needed_in:
        needed = found.needed_when or Judged(code=key, words=found.needed_in)
    return EvidenceRequirement(
        id=key,
        name=found.name,
        alternatives=found.alternatives,
        basis=basis,
        needed_when=needed,
        primary=not found.deferrable,
        deferrable=found.deferrable,
        original_seen=found.original_seen,
        copies=found.copies,
    )


def _step(name: str, key: str, department: str) -> Step:
    kind = next((kind for kind, said in _KINDS if said.search(name)), StepKind.WORK)
    return Step(
        id=key,
        name=name,
        department=department,
        limit=TimeLimit.instant(TO_BE_CITED),
        kind=kind,
    )
