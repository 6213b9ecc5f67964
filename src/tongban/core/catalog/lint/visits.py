"""Rule on visits (到现场次数): a visit has a reason, and none is promised that cannot be kept.

L08. The national list of items tells both the number of visits and its reason (GB/T 39046—2020); by
国办函〔2016〕108号 an uploaded paper of grade C is usable only after an officer saw the original.
"""

from collections.abc import Iterator

from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey


def visits_contradicted(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L08: visits without a reason, or reasons for visits where none is told."""
    present = [step for step in item.steps if step.presence]
    shown = [one for one in item.requirements if _shown_at_window(one, survey)]
    if item.visits > 0 and not item.visit_reason:
        yield Remark(
            part="visits",
            message=f"要到现场 {item.visits} 次，没有说明原因",
            fix="写明为什么必须到现场；没有理由就改为 0 次",
        )
    if item.visits > 0 and not present and not any(one.original_seen for one in item.requirements):
        yield Remark(
            part="visits",
            message=f"要到现场 {item.visits} 次，却没有需要到场的环节，也没有要核对原件的材料",
            fix="写明哪个环节要到场，或改为 0 次",
            severity=Severity.WARNING,
        )
    if item.visits == 0:
        for step in present:
            yield Remark(
                part=f"steps/{step.id}",
                message=f"到现场 0 次，但环节“{step.name}”要求到场：{step.presence}",
                fix="取消到场要求，或如实写明到现场次数和原因",
            )
        for requirement in shown:
            yield Remark(
                part=f"requirements/{requirement.id}",
                message=f"到现场 0 次，但“{requirement.name}”要核对原件（可信等级 C）",
                fix="改用电子证照、共享数据或告知承诺，或如实写明到现场次数",
            )


def _shown_at_window(requirement: EvidenceRequirement, survey: Survey) -> bool:
    """Tell whether the original must be shown, whatever way is taken."""
    if not requirement.original_seen or requirement.declarable:
        return False
    return not any(
        all(_without_paper(code, survey) for code in ways) for ways in requirement.alternatives
    )


def _without_paper(code: str, survey: Survey) -> bool:
    evidence = survey.catalogue.evidence.get(code)
    held = evidence is not None and evidence.certificate_type is not None
    return held or bool(survey.registers_for(code))
