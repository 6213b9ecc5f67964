"""Rule on currency (时效): what is cited is in force, and so is the version itself.

L13 立法法: a repealed source sets nothing. Which sources were repealed is told from outside.
"""

from collections.abc import Iterator

from tongban.core.catalog.conditions.bounds import walk
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Survey
from tongban.core.vocabulary.citations import Citation


def out_of_force(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L13: a repealed source, or a version whose time has passed."""
    ended = {one.law: one for one in survey.repealed if one.since <= survey.today}
    for part, citation in dict.fromkeys(_citations(item)):
        repeal = ended.get(citation.law) or ended.get(citation.number or "")
        if repeal is not None:
            instead = f"改引{repeal.replaced_by}" if repeal.replaced_by else "改引现行有效的规定"
            yield Remark(
                part=part,
                message=f"{citation}已于 {repeal.since.isoformat()} 废止",
                fix=f"{instead}，或取消这项要求",
            )
    if item.effective_until is not None and item.effective_until < survey.today:
        yield Remark(
            part="effective_until",
            message=f"这个版本的有效期到 {item.effective_until.isoformat()}，已经过期",
            fix="发布新版本，或取消事项",
        )


def _citations(item: ServiceItem) -> Iterator[tuple[str, Citation]]:
    for basis in item.legal_basis:
        yield "legal_basis", basis.citation
    for service in item.intermediary_services:
        yield "intermediary_services", service.citation
    yield from _of_limits(item)
    for condition in item.conditions:
        yield from ((f"conditions/{condition.id}", one) for one in condition.basis)
    for requirement in item.requirements:
        yield from ((f"requirements/{requirement.id}", one) for one in requirement.basis)
    for fee in item.fees:
        yield f"fees/{fee.id}", fee.basis
    for procedure in item.special_procedures:
        yield f"special_procedures/{procedure.id}", procedure.basis
    for step in item.steps:
        yield from ((f"steps/{step.id}", one) for one in (*step.basis, step.limit.citation))
    yield from _of_expressions(item)


def _of_limits(item: ServiceItem) -> Iterator[tuple[str, Citation]]:
    for part in (
        "statutory_limit",
        "promised_limit",
        "acceptance_limit",
        "extension_limit",
        "delivery_limit",
    ):
        limit = getattr(item, part)
        if limit is not None:
            yield part, limit.citation


def _of_expressions(item: ServiceItem) -> Iterator[tuple[str, Citation]]:
    for part, expression in item.expressions():
        for node, _ in walk(expression):
            note = getattr(node, "note", None)
            if note is not None and note.basis is not None:
                yield part, note.basis
