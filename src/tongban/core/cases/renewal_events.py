"""Events of a renewal (延续): what the law makes of silence."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tongban.core.cases.case_event import CaseEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalDeemed(CaseEvent):
    """Nothing was decided before the permit ended, so its renewal is granted (视为准予延续)."""

    name: ClassVar[str] = "renewal_deemed"
    label: ClassVar[str] = "视为准予延续"

    certificate: str
    ended_on: date
    basis: str
