"""Rules on materials (材料): a basis for each, no catch-alls, nothing asked that is at hand.

L01 优化营商环境条例 §35; L02 the same §44; L03 and L05 after 安阳市政务服务条例 §13, §23;
L04 政务数据共享条例 and 国务院令第716号 §7.
"""

import re
from collections.abc import Iterator

from tongban.core.catalog.evidence import EvidenceKind, EvidenceRequirement, EvidenceSource
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey
from tongban.core.vocabulary.citations import LegalLevel

_CATCH_ALL = re.compile(
    r"(?:其他|其它|有关|相关|必要)的?(?:证明)?(?:材料|资料|文件|证明|证件|手续)"
    r"|等(?:材料|资料|文件|证件)"
)
_PROOF = re.compile(r"证明(?:书|材料|文件)?\Z")


def without_basis(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L01: a material that nothing sets."""
    for requirement in item.requirements:
        if not requirement.basis:
            yield Remark(
                part=_part(requirement),
                message=f"材料“{requirement.name}”没有写依据",
                fix="写明要求提交的法律条文；没有依据就取消这份材料",
            )
        elif all(citation.is_local for citation in requirement.basis):
            yield Remark(
                part=_part(requirement),
                message=f"材料“{requirement.name}”只有本地配置，没有法律依据",
                fix="补充法律条文，或取消这份材料",
                severity=Severity.WARNING,
            )


def proof_set_too_low(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L02: a 证明 that someone else must issue, set by less than a State Council decision."""
    for requirement in item.requirements:
        highest = max((citation.level for citation in requirement.basis), default=None)
        if highest is None or highest >= LegalLevel.STATE_COUNCIL_DECISION:
            continue
        for code in _proofs(requirement, survey):
            yield Remark(
                part=_part(requirement),
                message=f"证明事项“{survey.evidence_name(code)}”的依据低于国务院决定（{highest.label}）",
                fix="补充法律、行政法规或国务院决定依据，或改为部门核验、告知承诺",
            )


def _proofs(requirement: EvidenceRequirement, survey: Survey) -> Iterator[str]:
    for code in _asked(requirement):
        evidence = survey.catalogue.evidence.get(code)
        if (
            evidence is not None
            and evidence.kind is not EvidenceKind.FORM
            and evidence.source is not EvidenceSource.APPLICANT
            and _PROOF.search(evidence.name)
        ):
            yield code


def catch_all_name(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L03: a name that lets the window ask for anything."""
    for requirement in item.requirements:
        names = [requirement.name, *map(survey.evidence_name, _asked(requirement))]
        for name in dict.fromkeys(filter(_CATCH_ALL.search, names)):
            yield Remark(
                part=_part(requirement),
                message=f"材料名称“{name}”是兜底条款",
                fix="逐一写明材料的具体名称",
            )


def removable(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L04: a paper from the government whose register is shared."""
    for requirement in item.requirements:
        for code in _asked(requirement):
            evidence = survey.catalogue.evidence.get(code)
            registers = survey.registers_for(code)
            if evidence is None or not registers:
                continue
            if evidence.source is EvidenceSource.GOVERNMENT:
                names = "、".join(one.name for one in registers)
                yield Remark(
                    part=_part(requirement),
                    message=f"“{evidence.name}”由政府部门核发，共享数据“{names}”已能提供",
                    fix="改为调用共享数据，列入可取消的材料",
                    severity=Severity.ADVICE,
                )


def asked_twice(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L05: a material that the same item or an earlier item of the same department collected."""
    seen: dict[str, EvidenceRequirement] = {}
    for requirement in item.requirements:
        for code in _inevitable(requirement):
            if code in seen and seen[code].needed_when == requirement.needed_when:
                yield _repeated(requirement, survey.evidence_name(code), seen[code].name)
            seen.setdefault(code, requirement)
    for earlier in _earlier(item, survey):
        collected = {code for one in earlier.requirements for code in _inevitable(one)}
        for requirement in item.requirements:
            for code in sorted(collected & _inevitable(requirement)):
                if not survey.registers_for(code):
                    yield _repeated(requirement, survey.evidence_name(code), earlier.name)


def _repeated(requirement: EvidenceRequirement, name: str, before: str) -> Remark:
    return Remark(
        part=_part(requirement),
        message=f"“{name}”在“{before}”里已经提交过",
        fix="由本部门调用已收的材料，不再要求提交",
    )


def _earlier(item: ServiceItem, survey: Survey) -> Iterator[ServiceItem]:
    """Yield the items of the same department whose result this item asks for."""
    wanted = {code for requirement in item.requirements for code in _asked(requirement)}
    for other in survey.catalogue.items.values():
        results = {output.evidence for output in other.outputs}
        if other.code != item.code and other.department == item.department and results & wanted:
            yield other


def _asked(requirement: EvidenceRequirement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for ways in requirement.alternatives for code in ways))


def _inevitable(requirement: EvidenceRequirement) -> frozenset[str]:
    """Return what every way of satisfying a requirement asks for."""
    return frozenset.intersection(*map(frozenset, requirement.alternatives))


def _part(requirement: EvidenceRequirement) -> str:
    return f"requirements/{requirement.id}"
