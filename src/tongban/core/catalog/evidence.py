"""Evidence (材料): what proves a fact, and when an item may ask for it.

The one electronic catalogue (电子目录) lists each evidence type once, whatever each department
calls it. A requirement joins an item to evidence types: AND inside a list, OR between lists
(CCCEV EvidenceTypeList). 优化营商环境条例 §44: proof may be asked only where law sets it.
"""

import enum
from dataclasses import dataclass

from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue


class EvidenceKind(enum.Enum):
    """What a document is (材料类型; GB/T 39046)."""

    CERTIFICATE = "certificate"
    FORM = "form"
    OTHER = "other"


class EvidenceSource(enum.Enum):
    """Where the applicant gets a document (来源渠道)."""

    APPLICANT = "applicant"
    GOVERNMENT = "government"
    THIRD_PARTY = "third_party"


class Trust(enum.IntEnum):
    """How far a document is trusted (可信等级, 国办函〔2016〕108号); larger is more trusted."""

    DECLARED = 1
    UPLOADED = 2
    CHECKED = 3
    ISSUED = 4

    @property
    def grade(self) -> str:
        """Return the letter of the grade, A to D."""
        return {4: "A", 3: "B", 2: "C", 1: "D"}[self.value]

    @property
    def usable_as_is(self) -> bool:
        """Tell whether no officer needs to see the original (A and B, and D by promise)."""
        return self is not Trust.UPLOADED


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceType:
    """A kind of document in the one catalogue (标准材料).

    `proves` are the element codes it carries. `certificate_type` names the electronic
    certificate (电子证照) that is this evidence, if there is one.
    """

    code: str
    name: str
    kind: EvidenceKind
    source: EvidenceSource
    proves: tuple[str, ...] = ()
    issuer: str | None = None
    certificate_type: str | None = None
    issuer_note: str = ""
    aliases: tuple[str, ...] = ()
    blank_form: str = ""
    filling_notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRequirement:
    """What an item asks to be proved, when, and in which alternative ways (材料要求).

    `alternatives` holds lists of evidence-type codes: all of one list, any one list.
    `primary` evidence decides the outcome (主审要件) and is never deferrable (容缺).
    `original_seen` says that an uploaded copy must be compared with the original at a window.
    """

    id: str
    name: str
    alternatives: tuple[tuple[str, ...], ...]
    basis: tuple[Citation, ...]
    needed_when: Condition = ALWAYS
    primary: bool = True
    deferrable: bool = False
    declarable: bool = False
    original_seen: bool = False
    copies: int = 1
    medium: str = "电子"
    acceptance_standard: str = ""
    least_trust: Trust = Trust.DECLARED

    def __post_init__(self) -> None:
        if not self.alternatives or not all(self.alternatives):
            raise InvalidValue(
                "evidence requirement", f"{self.id}: every alternative names evidence"
            )
        if self.deferrable and self.primary:
            raise InvalidValue(
                "evidence requirement", f"{self.id}: primary evidence (主审要件) cannot be deferred"
            )
