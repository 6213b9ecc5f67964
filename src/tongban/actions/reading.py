"""Taking over what was read (采纳解析建议): a suggestion as the edits that put it into a copy.

A suggestion that no edit can follow (a step's limit, the department, that there is no fee) is only
taken note of. A catch-all is not taken over: the officer names the papers one by one instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from tongban.core.authoring.copies import WorkingCopy, basics_of
from tongban.core.authoring.edits import AddPart, Edit, SetBasics
from tongban.core.authoring.keys import fresh_key
from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.items import FormField, ServiceItem
from tongban.core.reading.parts import TO_BE_CITED, linked, new_evidence, part_of, time_limit
from tongban.core.reading.suggestions import (
    AudienceFound,
    CaseKindFound,
    ChannelsFound,
    CitationFound,
    ConditionFound,
    Doubt,
    ElementFound,
    EvidenceFound,
    FeeFound,
    FieldFound,
    Finding,
    LimitFound,
    LimitKind,
    OutputFound,
    PlainField,
    QuestionFound,
    StepFound,
)
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

_SECTIONS: Final[dict[type, Section]] = {
    CitationFound: Section.LEGAL_BASIS,
    ConditionFound: Section.CONDITIONS,
    QuestionFound: Section.QUESTIONS,
    EvidenceFound: Section.REQUIREMENTS,
    FeeFound: Section.FEES,
    StepFound: Section.STEPS,
    OutputFound: Section.OUTPUTS,
}
_KEYED: Final = frozenset(
    {Section.CONDITIONS, Section.REQUIREMENTS, Section.FEES, Section.STEPS, Section.OUTPUTS}
)
_LIMITS: Final = {
    LimitKind.STATUTORY: "statutory_limit",
    LimitKind.PROMISED: "promised_limit",
    LimitKind.ACCEPTANCE: "acceptance_limit",
    LimitKind.EXTENSION: "extension_limit",
    LimitKind.DELIVERY: "delivery_limit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """The edits that follow a suggestion, and the row that they add; no edits: only noted."""

    edits: tuple[Edit, ...] = ()
    section: Section | None = None
    key: str = ""


def taken_over(finding: Finding, copy: WorkingCopy) -> TakenOver:
    """Return what accepting a suggestion does to a copy.

    Raises:
        InvalidValue: for what may not be taken over as it stands, saying what to do instead.
    """
    doubt = finding.doubt if isinstance(finding, ConditionFound | EvidenceFound) else None
    if doubt is Doubt.CATCH_ALL:
        raise InvalidValue("suggestion", doubt.advice)
    if (basics := _basics(finding)) is not None:
        return TakenOver(edits=(SetBasics(basics=replace(basics_of(copy.item), **basics)),))
    if isinstance(finding, ElementFound):
        field = FormField(element=finding.element, purpose="判断受理条件或者需要的材料")
        return _row(Section.FIELDS, field)
    if isinstance(finding, EvidenceFound) and not finding.alternatives:
        return _with_new_type(finding, copy)
    return _part(finding, copy)


def already_there(finding: Finding, copy: WorkingCopy) -> bool:
    """Tell whether a copy says already what a suggestion would put into it."""
    basics = _basics(finding)
    if basics is not None:
        return all(_same(getattr(copy.item, name), told) for name, told in basics.items())
    stands = _STANDS.get(type(finding))
    return stands is not None and stands(finding, copy.item)


def _named(section: Section) -> Callable[[Any, ServiceItem], bool]:
    """Return what tells whether a row of a section has the name of a finding."""
    return lambda found, item: any(one.name == found.name for one in getattr(item, section.value))


_STANDS: Final[Mapping[type, Callable[[Any, ServiceItem], bool]]] = {
    ElementFound: lambda found, item: found.element in {one.element for one in item.fields},
    QuestionFound: lambda found, item: found.element in {one.element for one in item.questions},
    CitationFound: lambda found, item: any(
        one.citation.written == found.citation.written for one in item.legal_basis
    ),
    ConditionFound: lambda found, item: any(
        found.words == one.words or found.expression == one.expression for one in item.conditions
    ),
    EvidenceFound: lambda found, item: any(
        found.name == one.name or found.alternatives == one.alternatives
        for one in item.requirements
    ),
    FeeFound: _named(Section.FEES),
    StepFound: _named(Section.STEPS),
    OutputFound: _named(Section.OUTPUTS),
}


def _same(standing: Any, told: Any) -> bool:
    """Tell whether two values say the same; a limit does by its length, whatever sets it."""
    if isinstance(standing, TimeLimit) and isinstance(told, TimeLimit):
        return (standing.value, standing.unit) == (told.value, told.unit)
    return bool(standing == told)


def _part(finding: Finding, copy: WorkingCopy) -> TakenOver:
    section = _SECTIONS.get(type(finding))
    if section is None:
        return TakenOver()
    key = fresh_key(copy, section) if section in _KEYED else ""
    if isinstance(finding, CitationFound):
        finding = replace(finding, sets_up=True)
    part = part_of(finding, key=key, department=copy.item.department)
    return TakenOver() if part is None else _row(section, part)


def _row(section: Section, part: Part) -> TakenOver:
    return TakenOver(
        edits=(AddPart(section=section, part=part),), section=section, key=section.key(part)
    )


def _with_new_type(finding: EvidenceFound, copy: WorkingCopy) -> TakenOver:
    """Return a material with the evidence type that the one catalogue does not have yet."""
    code = fresh_key(copy, Section.EVIDENCE)
    own = AddPart(section=Section.EVIDENCE, part=new_evidence(finding, code))
    row = _part(linked(finding, code), copy)
    return replace(row, edits=(own, *row.edits))


def _basics(finding: Finding) -> dict[str, Any] | None:
    match finding:
        case FieldFound(field=field, words=words) if field is not PlainField.DEPARTMENT:
            return {field.value: words}
        case AudienceFound(audiences=audiences):
            return {"audiences": audiences}
        case CaseKindFound(case_kind=case_kind):
            return {"case_kind": case_kind}
        case ChannelsFound(channels=channels):
            return {"channels": channels}
        case LimitFound(kind=kind) if kind in _LIMITS:
            return {_LIMITS[kind]: time_limit(finding, TO_BE_CITED)}
        case _:
            return None
