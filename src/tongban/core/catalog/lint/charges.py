"""Rules on money and intermediaries (收费、中介服务): both need a basis of a certain height.

L09 行政许可法 §58: a licence costs nothing unless a law or administrative regulation says so.
L10 优化营商环境条例 §43: an intermediary service is a condition only by law, regulation or
State Council decision.
"""

from collections.abc import Iterator

from tongban.core.catalog.items import ItemType, ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey
from tongban.core.vocabulary.citations import LegalLevel


def fee_set_too_low(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L09: a fee that neither a law nor an administrative regulation sets."""
    for fee in item.fees:
        if fee.amount and fee.basis.level < LegalLevel.ADMINISTRATIVE_REGULATION:
            licence = item.item_type is ItemType.LICENCE
            yield Remark(
                part=f"fees/{fee.id}",
                message=f"收费“{fee.name}”没有法律、行政法规依据（{fee.basis.level.label}）",
                fix="取消收费，或写明法律、行政法规条文",
                severity=Severity.ERROR if licence else Severity.WARNING,
            )


def intermediary_without_basis(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L10: an intermediary service that no law, regulation or State Council decision requires."""
    for place, service in enumerate(item.intermediary_services, start=1):
        if service.citation.level < LegalLevel.LOCAL_REGULATION:
            yield Remark(
                part=f"intermediary_services/{place}",
                message=f"中介服务“{service.says or service.citation}”"
                "没有法律、法规或国务院决定依据",
                fix="不再作为办理条件，或写明依据",
            )
