"""Wording (文字表述): any part of an item as rows of plain words, the same for every page.

A row is a label and what stands there; an empty text means that nothing does. Comparing, the
editor's summaries and printed drafts all read from here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from tongban.core.authoring.copies import Basics, WorkingCopy
from tongban.core.authoring.labels import label_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.conditions.sentences import Grammar, speaking, words_of
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceRequirement, EvidenceType
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import AcceptanceCondition, Faq, Fee, FormField, LegalBasis
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, SpecialProcedure, Step
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import format_date
from tongban.core.vocabulary.limits import TimeLimit


class WordedRow(NamedTuple):
    """One labelled line of a part (文字行); `field` is the attribute that it tells of."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What codes are called (名称对照): of the catalogue, of what copies bring along, of steps.

    `spoken` are the elements with the parameters among them, for sentences; `grammar` makes these.
    """

    elements: Mapping[str, DataElement]
    spoken: Mapping[str, DataElement]
    evidence: Mapping[str, EvidenceType]
    departments: Mapping[str, Department]
    steps: Mapping[str, str]
    grammar: Grammar = words_of


def names_in(catalogue: Catalogue, *copies: WorkingCopy) -> Names:
    """Return the names that a reader of these copies needs."""
    elements, evidence = dict(catalogue.elements), dict(catalogue.evidence)
    steps: dict[str, str] = {}
    for copy in copies:
        elements |= {one.code: one for one in copy.elements}
        evidence |= {one.code: one for one in copy.evidence}
        steps |= {one.id: one.name for one in copy.item.steps}
    return Names(
        elements=elements,
        spoken=speaking(elements, catalogue.parameters),
        evidence=evidence,
        departments=catalogue.departments,
        steps=steps,
    )


_Teller = Callable[[Any, Names], str]


def rows_of(part: object, names: Names) -> tuple[WordedRow, ...]:
    """Return a part in words."""
    return tuple(
        WordedRow(field, label, tell(getattr(part, field), names))
        for field, (label, tell) in _ROWS[type(part)].items()
    )


def title_of(part: object, names: Names) -> str:
    """Return by what name people know a part."""
    return rows_of(part, names)[0].words


def when_words(condition: Condition, names: Names) -> str:
    """Return when a part is needed."""
    return "所有情形" if condition == ALWAYS else names.grammar(condition, names.spoken)


def _text(value: object, _: Names) -> str:
    return str(value)


def _yes(value: object, _: Names) -> str:
    return "是" if value else "否"


def _choice(value: Any, _: Names) -> str:
    return label_of(value)


def _choices(values: Iterable[Any], _: Names) -> str:
    return "、".join(label_of(one) for one in values)


def _lines(values: Iterable[object], _: Names) -> str:
    return "；".join(map(str, values))


def _citation(citation: Citation, _: Names) -> str:
    return citation.full


def _citations(citations: Iterable[Citation], names: Names) -> str:
    return "；".join(_citation(one, names) for one in citations)


def _limit(limit: TimeLimit | None, _: Names) -> str:
    return f"{limit.label}（{limit.citation}）" if limit is not None else ""


def _day(day: date | None, _: Names) -> str:
    return format_date(day) if day is not None else ""


def _number(value: object, _: Names) -> str:
    return "" if value is None else f"{value}"


def _expression(condition: Condition, names: Names) -> str:
    return names.grammar(condition, names.spoken)


def _element(code: str, names: Names) -> str:
    element = names.elements.get(code)
    return element.label if element is not None else code


def _elements(codes: Iterable[str], names: Names) -> str:
    return "、".join(_element(code, names) for code in codes)


def _department(code: str | None, names: Names) -> str:
    department = names.departments.get(code or "")
    return department.name if department is not None else code or ""


def _evidence(code: str | None, names: Names) -> str:
    evidence = names.evidence.get(code or "")
    return evidence.name if evidence is not None else code or ""


def _steps(ids: Iterable[str], names: Names) -> str:
    return "、".join(names.steps.get(one, one) for one in ids)


def _alternatives(alternatives: Iterable[Iterable[str]], names: Names) -> str:
    ways = ("和".join(_evidence(code, names) for code in way) for way in alternatives)
    return "；或者：".join(ways)


def _options(options: Iterable[Any], _: Names) -> str:
    return "、".join(option.label for option in options)


def _columns(columns: Iterable[DataElement], _: Names) -> str:
    return "、".join(column.label for column in columns)


_WHEN = ("什么时候需要", when_words)
_BASIS = ("依据", _citations)

_ROWS: Final[Mapping[type, Mapping[str, tuple[str, _Teller]]]] = {
    Basics: {
        "name": ("事项名称", _text),
        "item_type": ("事项类型", _choice),
        "case_kind": ("办件类型", _choice),
        "audiences": ("服务对象", _choices),
        "statutory_limit": ("法定办结时限", _limit),
        "promised_limit": ("承诺办结时限", _limit),
        "acceptance_limit": ("受理时限", _limit),
        "extension_limit": ("最长可延长", _limit),
        "extension_approver": ("延长由谁批准", _text),
        "delivery_limit": ("送达时限", _limit),
        "channels": ("办理形式", _choices),
        "implementation_code": ("实施编码", _text),
        "standard_item": ("基本编码", _text),
        "standard_version": ("采用的标准版本", lambda version, _: f"{version or ''}"),
        "summary": ("事项简介", _text),
        "keywords": ("关键词", _lines),
        "visits": ("到现场次数", _number),
        "visit_reason": ("为什么要到现场", _text),
        "contact": ("咨询方式", _text),
        "complaints": ("监督投诉方式", _text),
        "places": ("办理地点", _text),
        "hours": ("办理时间", _text),
        "effective_until": ("有效期至", _day),
        "local_notes": ("本地说明", _lines),
    },
    LegalBasis: {"citation": ("条文", _citation), "says": ("内容", _text)},
    Question: {
        "words": ("问题", _text),
        "element": ("数据元", _element),
        "hint": ("提示", _text),
        "help_text": ("说明", _text),
    },
    AcceptanceCondition: {
        "words": ("条件", _text),
        "expression": ("怎样判断", _expression),
        "basis": _BASIS,
        "otherwise": ("不符合时怎么办", _text),
    },
    EvidenceRequirement: {
        "name": ("材料", _text),
        "alternatives": ("可以交", _alternatives),
        "needed_when": _WHEN,
        "basis": _BASIS,
        "primary": ("主审要件", _yes),
        "deferrable": ("可以容缺后补", _yes),
        "declarable": ("可以告知承诺", _yes),
        "original_seen": ("要核对原件", _yes),
        "copies": ("份数", _number),
        "medium": ("形式", _text),
        "acceptance_standard": ("受理标准", _text),
        "least_trust": ("最低可信等级", _choice),
    },
    FormField: {
        "element": ("数据元", _element),
        "purpose": ("用途", _text),
        "needed_when": _WHEN,
        "optional": ("可以不填", _yes),
    },
    Step: {
        "name": ("环节", _text),
        "department": ("办理部门", _department),
        "limit": ("时限", _limit),
        "kind": ("环节性质", _choice),
        "waits_for": ("等待的环节", _steps),
        "needed_when": _WHEN,
        "presence": ("申请人为什么要到场", _text),
        "requirements": ("要求", _text),
        "officers": ("办理人数", _number),
        "basis": _BASIS,
    },
    Output: {
        "name": ("结果", _text),
        "kind": ("结果类型", _choice),
        "evidence": ("对应材料", _evidence),
        "certificate_type": ("证照类型", lambda value, _: value or ""),
        "settles": ("办成后确定", _elements),
        "needs": ("发放时需要", _elements),
        "validity": ("有效期", _limit),
        "renews": ("换发持有的旧证", _yes),
    },
    Fee: {
        "name": ("收费项目", _text),
        "amount": ("金额", _text),
        "basis": ("依据", _citation),
        "needed_when": ("什么时候收", when_words),
        "note": ("说明", _text),
    },
    SpecialProcedure: {
        "name": ("特别程序", _text),
        "limit": ("时限", _limit),
        "basis": ("依据", _citation),
    },
    HandledItem: {
        "name": ("办理项", _text),
        "serial": ("序号", _number),
        "applies_when": ("什么情形", when_words),
    },
    Faq: {"question": ("问题", _text), "answer": ("回答", _text)},
    DataElement: {
        "label": ("数据元", _text),
        "code": ("编码", _text),
        "kind": ("类型", _choice),
        "unit": ("单位", _text),
        "options": ("选项", _options),
        "columns": ("名单各列", _columns),
        "sensitivity": ("敏感程度", _choice),
        "source_of_truth": ("数源部门", _department),
        "hint": ("提示", _text),
        "least": ("最小", _number),
        "most": ("最大", _number),
    },
    EvidenceType: {
        "name": ("材料", _text),
        "code": ("编码", _text),
        "kind": ("材料类型", _choice),
        "source": ("来源渠道", _choice),
        "proves": ("能证明", _elements),
        "issuer": ("出具部门", _department),
        "certificate_type": ("证照类型", lambda value, _: value or ""),
        "issuer_note": ("出具说明", _text),
        "aliases": ("别名", _lines),
        "blank_form": ("空白表格", _text),
        "filling_notes": ("填报须知", _text),
    },
    Citation: {"law": ("法规", _text), "number": ("文号", lambda value, _: value or "")},
}
