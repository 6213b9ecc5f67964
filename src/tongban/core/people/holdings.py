"""Holdings (已有材料): certificates and documents that can stand in for new paper."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongban.core.catalog.elements import Value
from tongban.core.catalog.evidence import Trust


class HoldingKind(enum.Enum):
    """What a holding is: a certificate in the library, or a document filed before."""

    CERTIFICATE = "certificate"
    EARLIER_DOCUMENT = "earlier_document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A document that the person already has with us (证照库/历史材料)."""

    evidence: str
    kind: HoldingKind
    reference: str
    name: str
    trust: Trust
    valid_from: date
    valid_until: date | None = None
    fields: Mapping[str, Value] = field(default_factory=dict)
    issuer: str = ""
    usable: bool = True

    def valid_on(self, day: date) -> bool:
        """Tell whether it may be used on `day`: in force, and neither suspended nor revoked."""
        return (
            self.usable
            and self.valid_from <= day
            and (self.valid_until is None or day <= self.valid_until)
        )
