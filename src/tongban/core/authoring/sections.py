"""Sections (编制分区): the parts of a working copy that hold rows, and the key of each row.

A place is a path: `requirements/lease` is one row, `steps/*` the order of the steps, `basics/name`
one of the plain fields. Edits, comments, differences and findings all speak of places.
"""

import enum
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceRequirement, EvidenceType
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import AcceptanceCondition, Faq, Fee, FormField, LegalBasis
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, SpecialProcedure, Step
from tongban.core.vocabulary.citations import Citation

Part: TypeAlias = (
    LegalBasis
    | Question
    | AcceptanceCondition
    | EvidenceRequirement
    | FormField
    | Step
    | Output
    | Fee
    | SpecialProcedure
    | Faq
    | HandledItem
    | DataElement
    | EvidenceType
    | Citation
)
"""One row of a section."""

BASICS: Final = "basics"
ORDER: Final = "*"


class Section(enum.Enum):
    """A part of a working copy that holds rows; the value begins its places."""

    LEGAL_BASIS = "legal_basis"
    QUESTIONS = "questions"
    CONDITIONS = "conditions"
    REQUIREMENTS = "requirements"
    FIELDS = "fields"
    STEPS = "steps"
    OUTPUTS = "outputs"
    FEES = "fees"
    SPECIAL_PROCEDURES = "special_procedures"
    INTERMEDIARY_SERVICES = "intermediary_services"
    FAQS = "faqs"
    HANDLED = "handled"
    ELEMENTS = "elements"
    EVIDENCE = "evidence"
    LAWS = "laws"

    @property
    def label(self) -> str:
        """Return what the section is called."""
        return _LABELS[self]

    @property
    def holds(self) -> type[Any]:
        """Return the class of its rows."""
        return _ROWS[self]

    @property
    def brought_along(self) -> bool:
        """Tell whether its rows are new definitions, published together with the item."""
        return self in (Section.ELEMENTS, Section.EVIDENCE, Section.LAWS)

    def key(self, part: Part) -> str:
        """Return by what a row is told from the others of its section."""
        if self is Section.INTERMEDIARY_SERVICES and isinstance(part, LegalBasis):
            return part.says or part.citation.written
        return _KEYS[type(part)](part)

    def place(self, key: str) -> str:
        """Return the place of one row."""
        return f"{self.value}/{key}"

    @property
    def order(self) -> str:
        """Return the place that stands for the order of the rows."""
        return self.place(ORDER)


_LABELS: Final = {
    Section.LEGAL_BASIS: "设定依据",
    Section.QUESTIONS: "情形提问",
    Section.CONDITIONS: "受理条件",
    Section.REQUIREMENTS: "申请材料",
    Section.FIELDS: "表单项",
    Section.STEPS: "办理环节",
    Section.OUTPUTS: "办理结果",
    Section.FEES: "收费",
    Section.SPECIAL_PROCEDURES: "特别程序",
    Section.INTERMEDIARY_SERVICES: "中介服务",
    Section.FAQS: "常见问题",
    Section.HANDLED: "业务办理项",
    Section.ELEMENTS: "新增数据元",
    Section.EVIDENCE: "新增材料",
    Section.LAWS: "新增法规",
}
_ROWS: Final[Mapping[Section, type[Any]]] = {
    Section.LEGAL_BASIS: LegalBasis,
    Section.QUESTIONS: Question,
    Section.CONDITIONS: AcceptanceCondition,
    Section.REQUIREMENTS: EvidenceRequirement,
    Section.FIELDS: FormField,
    Section.STEPS: Step,
    Section.OUTPUTS: Output,
    Section.FEES: Fee,
    Section.SPECIAL_PROCEDURES: SpecialProcedure,
    Section.INTERMEDIARY_SERVICES: LegalBasis,
    Section.FAQS: Faq,
    Section.HANDLED: HandledItem,
    Section.ELEMENTS: DataElement,
    Section.EVIDENCE: EvidenceType,
    Section.LAWS: Citation,
}
_KEYS: Final[Mapping[type, Callable[[Any], str]]] = {
    LegalBasis: lambda part: part.citation.written,
    Question: lambda part: part.element,
    AcceptanceCondition: lambda part: part.id,
    EvidenceRequirement: lambda part: part.id,
    FormField: lambda part: part.element,
    Step: lambda part: part.id,
    Output: lambda part: part.code,
    Fee: lambda part: part.id,
    SpecialProcedure: lambda part: part.id,
    Faq: lambda part: part.question,
    HandledItem: lambda part: f"{part.serial:02}",
    DataElement: lambda part: part.code,
    EvidenceType: lambda part: part.code,
    Citation: lambda part: part.law,
}


def section_of(place: str) -> Section | None:
    """Return the section that a place lies in; None for the basics."""
    first = place.partition("/")[0]
    return None if first == BASICS else Section(first)
