"""Definitions (库的定义): a library's registers, its fields, and whose word counts for each.

政务数据共享条例: where several departments hold one datum, one of them is its source of truth
(一数一源); the others' word is shown beside it, never silently dropped.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from tongban.core.linkage.model import LinkageModel
from tongban.core.vocabulary.errors import InvalidValue


class LibrarySubject(enum.Enum):
    """What a library is about (库的主体)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    THING = "thing"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibrarySource:
    """A register that a library is made of, and the department that keeps it (来源登记簿)."""

    code: str
    name: str
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryField:
    """A field, and the registers whose word counts for it, the first that knows it (数源)."""

    code: str
    label: str
    truth: tuple[str, ...]
    personal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """One base library (基础库): kept by `keeper`, found again by the field `number`."""

    code: str
    name: str
    keeper: str
    subject: LibrarySubject
    sources: tuple[LibrarySource, ...]
    fields: tuple[LibraryField, ...]
    model: LinkageModel
    number: str = "number"
    title: str = "name"

    def __post_init__(self) -> None:
        wrong = tuple(self._wrong())
        if wrong:
            raise InvalidValue("library", "；".join(wrong))

    def source(self, code: str) -> LibrarySource:
        """Return one of its registers.

        Raises:
            InvalidValue: when it is not made of that one.
        """
        for one in self.sources:
            if one.code == code:
                return one
        raise InvalidValue("register", "这个库没有这个来源登记簿")

    def _wrong(self) -> Iterator[str]:
        sources = {one.code for one in self.sources}
        fields = [one.code for one in self.fields]
        if len(sources) < len(self.sources) or len(set(fields)) < len(fields):
            yield "来源和字段都不能重名"
        if not {self.number, self.title} <= set(fields):
            yield "号码和名称都要是库里的字段"
        for one in self.fields:
            if not one.truth or not set(one.truth) <= sources:
                yield f"“{one.label}”要写明数源，而且是库的来源"
