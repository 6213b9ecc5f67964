"""Annotated copies (加注件): each copy says for what it was made and until when it may be used.

国办函〔2016〕108号: a certificate that is used carries a watermark with its source, that it serves
government services only, and its last day. How far it is trusted decides the words.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tongban.core.catalog.evidence import Trust
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import format_short_date
from tongban.core.vocabulary.errors import InvalidValue

LASTS: Final = timedelta(days=30)
LENGTH: Final = Citation.local("加注件三十天内有效")
_LONGEST_PURPOSE: Final = 60

_OPENING: Final = {
    Trust.ISSUED: "此件由{issuer}提供",
    Trust.CHECKED: "此件经与原件核对无误",
    Trust.UPLOADED: "此件由持证人提供，未与原件核对",
    Trust.DECLARED: "此件由申请人自制并承诺真实",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedCopy:
    """A copy for one use: its purpose, its last day, and how far what it shows is trusted."""

    purpose: str
    until: date
    trust: Trust
    issuer_name: str

    def __post_init__(self) -> None:
        if not 0 < len(self.purpose.strip()) <= _LONGEST_PURPOSE:
            raise InvalidValue("copy", f"请写明用证事由，最多 {_LONGEST_PURPOSE} 个字")

    @property
    def watermark(self) -> str:
        """Return the words across the page."""
        opening = _OPENING[self.trust].format(issuer=self.issuer_name)
        return f"{opening}，仅供{self.purpose.strip()}使用，有效期至{format_short_date(self.until)}"


def usable_until(made_on: date, valid_until: date | None) -> date:
    """Return the last day of a copy: thirty days, and never longer than the certificate."""
    usual = made_on + LASTS
    return usual if valid_until is None else min(usual, valid_until)
