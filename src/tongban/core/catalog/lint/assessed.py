"""Rule on impact assessments (影响评估): who handles sensitive data has weighed it before.

L23 个人信息保护法 §55: handling sensitive personal information is assessed beforehand, and the
assessment is kept. What is new is not published before; what published versions ask already is to
be made up for. Where nobody told what was assessed, nothing is compared.
"""

from collections.abc import Iterator

from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey
from tongban.core.catalog.sensitive import sensitive_asked


def not_assessed(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L23: an item that asks sensitive elements which no approved assessment covers."""
    if survey.assessed is None:
        return
    missing = sensitive_asked(item, survey.catalogue)
    missing -= survey.assessed.approved.get(item.code, frozenset())
    if not missing:
        return
    labels = "、".join(survey.catalogue.elements[code].label for code in sorted(missing))
    known = missing <= survey.assessed.before.get(item.code, frozenset())
    yield Remark(
        part="fields",
        message=f"收集敏感个人信息“{labels}”，还没有通过个人信息保护影响评估",
        fix="在工作台的影响评估里写明目的、必要性、风险和措施，由另一人复核",
        severity=Severity.WARNING if known else Severity.ERROR,
    )
