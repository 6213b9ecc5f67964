"""Suggestions (解析建议): what a rule makes of some words, and the words themselves.

An officer accepts, corrects or rejects each. `confidence` orders them for the eye and never decides
anything: nothing enters an item that nobody accepted.
"""

import enum
from dataclasses import dataclass
from typing import TypeAlias

from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.items import Audience, CaseKind, Channel
from tongban.core.reading.fragments import Fragment
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeUnit
from tongban.core.vocabulary.money import Money


class PlainField(enum.Enum):
    """A plain field of an item that a guide may fill (基本信息项)."""

    NAME = "name"
    DEPARTMENT = "department"
    PLACES = "places"
    HOURS = "hours"
    CONTACT = "contact"
    COMPLAINTS = "complaints"

    @property
    def label(self) -> str:
        """Return what the field is called."""
        return _FIELD_LABELS[self]


_FIELD_LABELS = {
    PlainField.NAME: "事项名称",
    PlainField.DEPARTMENT: "实施机构",
    PlainField.PLACES: "办理地点",
    PlainField.HOURS: "办理时间",
    PlainField.CONTACT: "咨询方式",
    PlainField.COMPLAINTS: "监督投诉方式",
}


class LimitKind(enum.Enum):
    """What a period bounds (时限种类)."""

    STATUTORY = "statutory"
    PROMISED = "promised"
    ACCEPTANCE = "acceptance"
    EXAMINATION = "examination"
    DECISION = "decision"
    DELIVERY = "delivery"
    PUBLICITY = "publicity"
    EXTENSION = "extension"
    SPECIAL = "special"
    URGENT = "urgent"

    @property
    def label(self) -> str:
        """Return what the period is called."""
        return _LIMIT_LABELS[self]


_LIMIT_LABELS = {
    LimitKind.STATUTORY: "法定办结时限",
    LimitKind.PROMISED: "承诺办结时限",
    LimitKind.ACCEPTANCE: "受理时限",
    LimitKind.EXAMINATION: "审核环节",
    LimitKind.DECISION: "决定环节",
    LimitKind.DELIVERY: "送达时限",
    LimitKind.PUBLICITY: "公示",
    LimitKind.EXTENSION: "延长时限",
    LimitKind.SPECIAL: "特别程序",
    LimitKind.URGENT: "紧急情况",
}


class Doubt(enum.Enum):
    """Why a suggestion should not be taken as it stands (问题)."""

    CATCH_ALL = "catch_all"
    SOME_WORDS_NOT_READ = "some_words_not_read"
    UNIT_NOT_CERTAIN = "unit_not_certain"

    @property
    def advice(self) -> str:
        """Return what to do about it."""
        return _ADVICE[self]


_ADVICE = {
    Doubt.CATCH_ALL: "这是兜底条款，发布前会被拦下；请逐一写明具体名称，或不采纳",
    Doubt.SOME_WORDS_NOT_READ: "表达式只读懂了这句话的一部分，请补全或改为人工判断",
    Doubt.UNIT_NOT_CERTAIN: "原文只写“日”；行政许可的“日”指工作日（行政许可法第八十二条），请确认",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFound:
    """The content of a plain field (基本信息)."""

    field: PlainField
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceFound:
    """For whom the item is (服务对象)."""

    audiences: tuple[Audience, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKindFound:
    """Whether it is decided at once or by a promised day (办件类型)."""

    case_kind: CaseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelsFound:
    """How one may apply (办理形式)."""

    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFound:
    """A provision that the guide names (引用); `sets_up` where it stands as the basis."""

    citation: Citation
    sets_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFound:
    """A condition in the guide's words (受理条件), with an expression where a rule reads one.

    Conditions of one `group` are alternatives: meeting any one of them is enough.
    """

    words: str
    expression: Condition | None = None
    group: int = 0
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFound:
    """An element that only the applicant may be able to tell (情形提问)."""

    element: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFound:
    """An element of the catalogue that the guide speaks of (数据元)."""

    element: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFound:
    """A material that the guide asks for (申请材料).

    `alternatives` are evidence types of the catalogue: all of one list, any one list.
    `needed_in` are the guide's words for the situation in which it is needed.
    """

    name: str
    alternatives: tuple[tuple[str, ...], ...] = ()
    needed_in: str = ""
    needed_when: Condition | None = None
    original_seen: bool = False
    copies: int = 1
    medium: str = ""
    deferrable: bool = False
    shared: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitFound:
    """A period (时限), never converted; `begins` is where its counting starts, as written."""

    kind: LimitKind
    value: int
    unit: TimeUnit
    begins: str = ""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeFound:
    """A charge, or that there is none (收费)."""

    name: str
    amount: Money | None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFound:
    """A step of the proceeding (环节), by its position from 1."""

    name: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFound:
    """What the applicant receives (办理结果), and as which evidence other items know it."""

    name: str
    evidence: str = ""


Finding: TypeAlias = (
    FieldFound
    | AudienceFound
    | CaseKindFound
    | ChannelsFound
    | CitationFound
    | ConditionFound
    | QuestionFound
    | ElementFound
    | EvidenceFound
    | LimitFound
    | FeeFound
    | StepFound
    | OutputFound
)
"""What a rule makes of some words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A finding, the words that it comes from and the rule that found it (建议)."""

    finding: Finding
    source: Fragment
    rule: str
    confidence: float = 0.8

    @property
    def where(self) -> tuple[int, int, int]:
        """Return the block, the beginning and the end of the words."""
        return (self.source.block.number, self.source.start, self.source.end)
