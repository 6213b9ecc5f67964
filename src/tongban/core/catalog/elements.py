"""Data elements (数据元): the atoms that forms ask, documents prove and datasets serve.

Everything else in the catalogue speaks about elements by their code, such as `premises.area`.
An element is typed once, here, so that a question, a certificate and a register that carry the
same element cannot disagree on what it is (GB/T 39046-2020 keeps one name and one type per item).
"""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from tongban.core.vocabulary.errors import InvalidValue

Scalar: TypeAlias = bool | int | Decimal | str | date
Record: TypeAlias = Mapping[str, "Scalar | tuple[str, ...] | None"]
Value: TypeAlias = Scalar | tuple[str, ...] | tuple[Record, ...] | None
"""`None` is knowledge: the thing is known not to exist. What is not known is simply absent."""

_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\Z")


class ValueKind(enum.Enum):
    """What values an element takes (数据类型)."""

    YES_NO = "yes_no"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    RECORDS = "records"


class Sensitivity(enum.Enum):
    """How carefully an element is shown (个人信息保护法 §28)."""

    PUBLIC = "public"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One permitted value of a choice (选项), with the words a person reads."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataElement:
    """The smallest piece of knowledge that has one meaning everywhere (数据元).

    `columns` are the elements inside each record of a `RECORDS` element. A column with the code
    `member.age` stands in the record under its short name `age`.
    `source_of_truth` is the department code that answers for the value (数源部门), if any.
    """

    code: str
    label: str
    kind: ValueKind
    unit: str = ""
    options: tuple[Option, ...] = ()
    columns: tuple["DataElement", ...] = ()
    sensitivity: Sensitivity = Sensitivity.PERSONAL
    source_of_truth: str | None = None
    hint: str = ""
    least: Decimal | None = None
    most: Decimal | None = None

    def __post_init__(self) -> None:
        if not _CODE.match(self.code):
            raise InvalidValue(
                "data element", f"code {self.code!r} is not of the form noun.attribute"
            )
        if (self.kind in (ValueKind.CHOICE, ValueKind.CHOICES)) != bool(self.options):
            raise InvalidValue(
                "data element", f"{self.code}: options belong to choices, and only there"
            )
        if (self.kind is ValueKind.RECORDS) != bool(self.columns):
            raise InvalidValue(
                "data element", f"{self.code}: columns belong to records, and only there"
            )

    @property
    def short_name(self) -> str:
        """Return the part after the last dot: the key of a column inside its record."""
        return self.code.rpartition(".")[2]

    def option_label(self, value: str) -> str:
        """Return the words for a permitted `value`, or the value itself when it is none."""
        return next((option.label for option in self.options if option.value == value), value)
