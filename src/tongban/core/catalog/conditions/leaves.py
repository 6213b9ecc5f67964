"""Leaves of the condition tree (条件的叶): terms without parts, and the note of a node."""

from dataclasses import dataclass

from tongban.core.catalog.conditions.literals import (
    Literal,
    refuse_bad_code,
    refuse_bad_literal,
    refuse_bad_name,
    refuse_control_characters,
)
from tongban.core.vocabulary.citations import Citation


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the condition itself."""

    value: Literal

    def __post_init__(self) -> None:
        refuse_bad_literal(self.value)


@dataclass(frozen=True, slots=True)
class Element:
    """The value of a data element; inside a quantifier `member.x` is a column of the record."""

    code: str

    def __post_init__(self) -> None:
        refuse_bad_code(self.code)


@dataclass(frozen=True, slots=True)
class DatedParameter:
    """The value of a parameter in force today."""

    code: str

    def __post_init__(self) -> None:
        refuse_bad_name(self.code)


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which the question is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader should know of a node: its id, plain words and article."""

    id: str = ""
    words: str = ""
    basis: Citation | None = None

    def __post_init__(self) -> None:
        refuse_control_characters(self.id)
        refuse_control_characters(self.words)


NO_NOTE = Note()
