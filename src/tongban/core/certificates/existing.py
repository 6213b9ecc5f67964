"""Existing certificates (存量证照): rows of a department's register, read or refused with reasons.

国办函〔2016〕108号: what the issuing organ itself hands over is trusted (A), what a window compared
with the original as well (B), what was only uploaded has to be compared first (C), what the
applicant made himself rests on his promise (D).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, cast

from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.values import parse_value
from tongban.core.certificates.faces import Holder
from tongban.core.certificates.types import CertificateType
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.core.vocabulary.reasons import sentence_for

HOLDER_NUMBER: Final = "持证主体代码"
HOLDER_NAME: Final = "持证主体"
ISSUED_ON: Final = "颁发日期"
VALID_FROM: Final = "有效期起"
VALID_UNTIL: Final = "有效期止"
TRUST: Final = "可信等级"
FOR_GOOD: Final = frozenset({"", "长期", "永久"})
"""What stands in the last day of a certificate that is valid for good."""

_TRUSTS: Final = {trust.grade: trust for trust in Trust}
_COLUMNS: Final = (HOLDER_NUMBER, HOLDER_NAME, ISSUED_ON, VALID_FROM, VALID_UNTIL, TRUST)
_CREDIT_CODE_LENGTH: Final = 18
_LONGEST_NAME: Final = 100
_DAY: Final = DataElement(code="certificate.day", label="日期", kind=ValueKind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingCertificate:
    """A certificate that a department issued before, as a row of its register tells it."""

    holder: Holder
    issued_on: date
    valid_from: date
    valid_until: date | None
    trust: Trust
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """One thing wrong in a row: in which column, and what to write instead."""

    column: str
    reason: str


def columns(kind: CertificateType) -> tuple[str, ...]:
    """Return the headings of a register of this type."""
    return (*_COLUMNS, *(element.label for element in kind.fields))


def read_row(
    kind: CertificateType, cells: Mapping[str, str]
) -> ExistingCertificate | tuple[RowFault, ...]:
    """Return the certificate of a row, or everything that is wrong with it."""
    row = _Row(cells)
    found = ExistingCertificate(
        holder=Holder(
            identifier=row.read(HOLDER_NUMBER, _holder_number), name=row.read(HOLDER_NAME, _name)
        ),
        issued_on=row.read(ISSUED_ON, _day),
        valid_from=row.read(VALID_FROM if cells.get(VALID_FROM, "").strip() else ISSUED_ON, _day),
        valid_until=row.read(VALID_UNTIL, _last_day),
        trust=row.read(TRUST, _trust),
        fields={
            element.code: row.read(element.label, partial(parse_value, element))
            for element in kind.fields
            if cells.get(element.label, "").strip()
        },
    )
    if row.faults:
        return tuple(dict.fromkeys(row.faults))
    if found.valid_until is not None and found.valid_until < found.valid_from:
        return (RowFault(column=VALID_UNTIL, reason="早于有效期起，请核对"),)
    return found


class _Row:
    """The cells of a row, and what was found wrong while they were read."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells
        self.faults: list[RowFault] = []

    def read(self, column: str, how: Callable[[str], Any]) -> Any:
        """Return the value of a column; one that is wrong is noted, and stands for nothing."""
        try:
            return how(self._cells.get(column, "").strip())
        except InvalidValue as error:
            self.faults.append(RowFault(column=column, reason=sentence_for(error)))
            return None


def _holder_number(text: str) -> str:
    """Return a citizen's number or a credit code; what begins like neither is told as a number."""
    organisation = len(text) == _CREDIT_CODE_LENGTH and not text[:-1].isdigit()
    return str(parse_credit_code(text) if organisation else parse_citizen_number(text))


def _name(text: str) -> str:
    if not 0 < len(text) <= _LONGEST_NAME:
        raise InvalidValue("holder", Reason.EMPTY if not text else Reason.TOO_LONG)
    return text


def _day(text: str) -> date:
    return cast("date", parse_value(_DAY, text))


def _last_day(text: str) -> date | None:
    return None if text in FOR_GOOD else _day(text)


def _trust(text: str) -> Trust:
    """Return the grade; a department that says nothing hands over what it issued itself."""
    try:
        return _TRUSTS[text.upper() or Trust.ISSUED.grade]
    except KeyError:
        raise InvalidValue("trust", "可信等级是 A、B、C、D 之一") from None
