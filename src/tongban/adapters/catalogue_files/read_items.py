"""Service items (政务服务事项) as they stand in `items/*.yaml`: one file, one item version."""

from typing import Any

from tongban.adapters.catalogue_files.fields import Fields
from tongban.adapters.catalogue_files.read_evidence import read_requirement
from tongban.adapters.catalogue_files.read_steps import (
    read_output,
    read_special_procedure,
    read_step,
)
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import (
    AcceptanceCondition,
    Audience,
    CaseKind,
    Channel,
    Faq,
    Fee,
    FormField,
    ItemType,
    LegalBasis,
    ServiceItem,
)
from tongban.core.catalog.questions import Question

_USUAL_CHANNELS = (Channel.WINDOW, Channel.WEB, Channel.MOBILE)


def read_item(fields: Fields) -> ServiceItem | None:
    """Build one item version from its file."""
    return fields.build(
        lambda: ServiceItem(
            code=fields.text("code"),
            version=fields.integer("version", 1),
            name=fields.text("name"),
            department=fields.text("department"),
            item_type=fields.choice("item_type", ItemType),
            case_kind=fields.choice("case_kind", CaseKind),
            audiences=fields.choices("audiences", Audience, ()),
            legal_basis=fields.each("legal_basis", read_legal_basis, named="citation"),
            **_limits(fields),
            **_contents(fields),
            **_presentation(fields),
        )
    )


def _limits(fields: Fields) -> dict[str, Any]:
    return {
        "statutory_limit": fields.limit("statutory_limit"),
        "promised_limit": fields.limit("promised_limit"),
        "acceptance_limit": fields.limit("acceptance_limit"),
        "extension_limit": fields.optional_limit("extension_limit"),
        "extension_approver": fields.text("extension_approver", ""),
        "delivery_limit": fields.optional_limit("delivery_limit"),
    }


def _contents(fields: Fields) -> dict[str, Any]:
    return {
        "questions": fields.each("questions", read_question, named="element"),
        "conditions": fields.each("conditions", _acceptance_condition, named="id"),
        "requirements": fields.each("requirements", read_requirement, named="id"),
        "fields": fields.each("fields", _form_field, named="element"),
        "steps": fields.each("steps", read_step, named="id"),
        "outputs": fields.each("outputs", read_output, named="code"),
        "fees": fields.each("fees", _fee, named="id"),
        "special_procedures": fields.each("special_procedures", read_special_procedure, named="id"),
        "intermediary_services": fields.each(
            "intermediary_services", read_legal_basis, named="citation"
        ),
    }


def _presentation(fields: Fields) -> dict[str, Any]:
    return {
        "channels": fields.choices("channels", Channel, _USUAL_CHANNELS),
        "implementation_code": fields.text("implementation_code", ""),
        "standard_item": fields.text("standard_item", ""),
        "summary": fields.text("summary", ""),
        "keywords": fields.texts("keywords"),
        "visits": fields.integer("visits", 0),
        "visit_reason": fields.text("visit_reason", ""),
        "contact": fields.text("contact", ""),
        "complaints": fields.text("complaints", ""),
        "places": fields.text("places", ""),
        "hours": fields.text("hours", ""),
        "faqs": fields.each("faqs", _faq, named="question"),
        "effective_from": fields.day("effective_from"),
        "effective_until": fields.optional_day("effective_until"),
        "local_notes": fields.texts("local_notes"),
        "handled": fields.each("handled", _handled_item, named="name"),
        "standard_version": fields.integer("standard_version", 0),
    }


def read_legal_basis(fields: Fields) -> LegalBasis | None:
    """Build one provision that an item or a journey rests on."""
    return fields.build(
        lambda: LegalBasis(citation=fields.citation("citation"), says=fields.text("says", ""))
    )


def read_question(fields: Fields) -> Question | None:
    """Build one question that only the applicant can answer."""
    return fields.build(
        lambda: Question(
            element=fields.text("element"),
            words=fields.text("words"),
            hint=fields.text("hint", ""),
            help_text=fields.text("help_text", ""),
        )
    )


def _acceptance_condition(fields: Fields) -> AcceptanceCondition | None:
    return fields.build(
        lambda: AcceptanceCondition(
            id=fields.text("id"),
            words=fields.text("words"),
            expression=fields.condition("expression", required=True),
            basis=fields.citations("basis", required=True),
            otherwise=fields.text("otherwise", ""),
        )
    )


def _form_field(fields: Fields) -> FormField | None:
    return fields.build(
        lambda: FormField(
            element=fields.text("element"),
            purpose=fields.text("purpose"),
            needed_when=fields.condition("needed_when"),
            optional=fields.yes_no("optional", default=False),
        )
    )


def _fee(fields: Fields) -> Fee | None:
    return fields.build(
        lambda: Fee(
            id=fields.text("id"),
            name=fields.text("name"),
            amount=fields.money("amount"),
            basis=fields.citation("basis"),
            needed_when=fields.condition("needed_when"),
            note=fields.text("note", ""),
        )
    )


def _handled_item(fields: Fields) -> HandledItem | None:
    return fields.build(
        lambda: HandledItem(
            serial=fields.integer("serial"),
            name=fields.text("name"),
            applies_when=fields.condition("applies_when"),
        )
    )


def _faq(fields: Fields) -> Faq | None:
    return fields.build(lambda: Faq(question=fields.text("question"), answer=fields.text("answer")))
