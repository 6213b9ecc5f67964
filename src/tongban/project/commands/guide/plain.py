"""The plain guide (数据指南): the same guide as JSON for programs."""

from collections.abc import Sequence
from typing import Any

from tongban.core.catalog.questions import Question
from tongban.core.guides.outcomes import (
    Eligibility,
    EvidenceLine,
    FieldLine,
    Footprint,
    Guide,
    Schedule,
)
from tongban.core.journeys.outcomes import JourneyGuide


def plain_guide(guide: Guide, remaining: Sequence[Question]) -> dict[str, Any]:
    """Return the guide of one item."""
    return {
        "item": guide.item.code,
        "name": guide.item.name,
        "version": guide.item.version,
        **_eligibility(guide.eligibility),
        "questions": _questions(remaining),
        "evidence": [_evidence(line) for line in guide.evidence],
        "form": [_field(line) for line in guide.form],
        "total_fee_fen": guide.total_fee.fen,
        "schedule": _schedule(guide.schedule),
        "footprint": _footprint(guide.footprint),
    }


def plain_journey(guide: JourneyGuide, remaining: Sequence[Question]) -> dict[str, Any]:
    """Return the guide of a journey."""
    return {
        "journey": guide.journey.code,
        "name": guide.journey.name,
        "version": guide.journey.version,
        "sub_items": [
            {
                "item": one.item.code,
                "name": one.item.name,
                "standing": one.standing.value,
                "waits_for": list(one.waits_for),
                **(_eligibility(one.eligibility) if one.eligibility else {}),
            }
            for one in guide.sub_items
        ],
        "questions": _questions(remaining),
        "evidence": [
            {**_evidence(merged.line), "items": list(merged.items)} for merged in guide.evidence
        ],
        "form": [{**_field(merged.line), "items": list(merged.items)} for merged in guide.form],
        "total_fee_fen": guide.total_fee.fen,
        "schedule": _schedule(guide.schedule),
        "critical_path": [[step.item, step.step] for step in guide.critical_path],
        "footprint": _footprint(guide.footprint),
        "separate": _footprint(guide.separate),
        "before": _footprint(guide.before),
    }


def _eligibility(eligibility: Eligibility) -> dict[str, Any]:
    return {
        "verdict": eligibility.verdict.value,
        "conditions": [
            {
                "id": outcome.condition.id,
                "words": outcome.condition.words,
                "truth": outcome.truth.value,
                "basis": [str(citation) for citation in outcome.condition.basis],
            }
            for outcome in eligibility.outcomes
        ],
    }


def _questions(remaining: Sequence[Question]) -> list[dict[str, str]]:
    return [{"element": question.element, "words": question.words} for question in remaining]


def _evidence(line: EvidenceLine) -> dict[str, Any]:
    return {
        "id": line.requirement.id,
        "name": line.requirement.name,
        "way": line.way.value,
        "evidence": list(line.evidence),
        "reason": line.reason,
        "visit": line.visit,
        "basis": [str(citation) for citation in line.requirement.basis],
        "passed_over": [{"way": one.way.value, "why": one.why} for one in line.passed_over],
    }


def _field(line: FieldLine) -> dict[str, Any]:
    return {
        "element": line.element.code,
        "label": line.element.label,
        "needed": line.needed.value,
        "filled": line.fact is not None,
        "purpose": line.field.purpose,
    }


def _schedule(schedule: Schedule) -> dict[str, Any]:
    return {
        "filed_on": schedule.filed_on.isoformat(),
        "ends_on": schedule.ends_on.isoformat(),
        "provisional": schedule.provisional,
        "steps": [
            {
                "item": dated.item,
                "step": dated.step.id,
                "department": dated.step.department,
                "starts_on": dated.starts_on.isoformat(),
                "ends_on": dated.ends_on.isoformat(),
                "critical": dated.critical,
            }
            for dated in schedule.steps
        ],
    }


def _footprint(footprint: Footprint) -> dict[str, int]:
    return {
        "documents": footprint.documents,
        "working_days": footprint.working_days,
        "steps": footprint.steps,
        "visits": footprint.visits,
    }
