"""Columns in words (说明列): derived for whoever reads the national tables alone."""

from collections.abc import Mapping
from typing import Final

from tongban.adapters.national_tables.codes import EVIDENCE_KINDS, EVIDENCE_SOURCES
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.catalog.tables.labels import OUTPUT_KINDS
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.item_codes import NationalParts, parse_item_code

_YES, _NO = "1", "0"
_IN_USE: Final = "1"
_PAPER, _ELECTRONIC, _BOTH = "1", "2", "3"

Words = Mapping[str, str]


def item_words(item: ServiceItem, catalogue: Catalogue) -> Words:
    """Return what an item says in the national columns of words."""
    department = catalogue.departments.get(item.department)
    return {
        "row_guid": item.code,
        "dept_code": department.credit_code if department else "",
        "dept_name": department.name if department else "",
        "use_level": _level(item),
        "by_law": _laws(tuple(basis.citation for basis in item.legal_basis)),
        "accept_condition": "\n".join(condition.words for condition in item.conditions),
        "handle_flow": "\n".join(step.name for step in item.steps),
        "special_procedure": "\n".join(one.name for one in item.special_procedures),
        "is_fee": _YES if item.fees else _NO,
        "fee_basis": _laws(tuple(dict.fromkeys(fee.basis for fee in item.fees))),
        "task_state": _IN_USE,
        "task_handle_item": "\n".join(handled_code(item, one) for one in item.handled),
    }


def handled_code(item: ServiceItem, handled: HandledItem) -> str:
    """Return the code of a handled item: that of its item with two digits more (业务办理项编码)."""
    return handled.code_under(item.implementation_code or item.code)


def extend_words(item: ServiceItem) -> Words:
    """Return what an item says in the national table of extensions."""
    return {
        "local_task_code": item.code,
        "row_guid": item.code,
        "task_code": item.implementation_code,
        "result_name": "\n".join(output.name for output in item.outputs),
        "result_type": "\n".join(OUTPUT_KINDS[output.kind] for output in item.outputs),
        "limit_scene_explain": item.visit_reason,
        "service_type": _laws(tuple(one.citation for one in item.intermediary_services)),
        "is_express": _yes(Channel.POST in item.channels),
        "is_service_terminals": _yes(Channel.TERMINAL in item.channels),
        "is_online": _yes(Channel.WEB in item.channels),
    }


def requirement_words(one: EvidenceRequirement, catalogue: Catalogue) -> Words:
    """Return what a requirement says of its first document in the national columns."""
    paper = catalogue.evidence.get(one.alternatives[0][0])
    if paper is None:
        return {}
    return {
        "material_type": EVIDENCE_KINDS[paper.kind],
        "material_format": _medium(one.medium),
        "source_type": EVIDENCE_SOURCES[paper.source],
        "source_explain": paper.issuer_note,
        "fill_explain": paper.filling_notes,
        "form_guid": paper.blank_form,
    }


def _medium(words: str) -> str:
    paper, electronic = "纸" in words, "电子" in words
    if paper and electronic:
        return _BOTH
    return _PAPER if paper else _ELECTRONIC


def _laws(citations: tuple[Citation, ...]) -> str:
    return "\n".join(citation.full for citation in citations)


def _level(item: ServiceItem) -> str:
    try:
        parts = parse_item_code(item.implementation_code).parts
    except InvalidValue:
        return ""
    return parts.exercise_level if isinstance(parts, NationalParts) else ""


def _yes(holds: bool) -> str:  # noqa: FBT001 - a column of yes and no
    return _YES if holds else _NO
