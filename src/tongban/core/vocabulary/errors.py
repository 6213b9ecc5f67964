"""Errors (错误): one tree for the whole platform; a leaf per cause lives beside its cause.

    TongbanError
    ├── InvalidValue          a text or number is not what it claims to be
    ├── NotAllowed            the state or the law forbids the act
    ├── NotFound              nothing by that name, or nothing that this actor may see
    ├── Conflict              someone else was first
    ├── Unavailable           a party outside does not answer, or not sensibly; never a refusal
    ├── ConfigurationError    the platform is set up wrongly
    └── CatalogueError        the catalogue contradicts itself; lists every problem

Messages are for developers and operators; pages choose their own words by `code`, and for an
`InvalidValue` by `reasons.sentence_for`.
"""

import copyreg
import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol


class Reason(enum.StrEnum):
    """Why the vocabulary refuses a value (不合格原因); `reasons.py` has a sentence for each."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    LENGTH = "length"
    CHARACTER = "character"
    CHECK = "check"
    DATE = "date"
    RANGE = "range"
    FORMAT = "format"
    CONTRADICTION = "contradiction"


class LegalSource(Protocol):
    """What an error needs of a citation; `Citation` has it (依据)."""

    @property
    def law(self) -> str:
        """Return the name of the law."""
        ...

    @property
    def article(self) -> str | None:
        """Return the number of the article."""
        ...


class TongbanError(Exception):
    """The root: `code` is stable and meant for machines."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]:
        """Cross process borders whole, although constructors take keywords."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class InvalidValue(TongbanError):
    """A value of `kind` is wrong for `reason`, at `position` where one character is to blame.

    `reason` is a `Reason` or a sentence. It never repeats the value, which may be personal.
    """

    code = "invalid_value"

    def __init__(self, kind: str, reason: str, *, position: int | None = None) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason
        self.position = position


class NotAllowed(TongbanError):
    """The state or the law forbids the act, by `rule` and, where law says it, `citation`."""

    code = "not_allowed"

    def __init__(self, message: str, *, rule: str, citation: LegalSource | None = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.citation = citation


class NotFound(TongbanError):
    """There is no such thing, or none that this actor may see."""

    code = "not_found"


class Conflict(TongbanError):
    """Another act came first; look again and decide anew."""

    code = "conflict"


class Unavailable(TongbanError):
    """A party outside the platform does not answer, or not sensibly."""

    code = "unavailable"


class ConfigurationError(TongbanError):
    """The platform is set up wrongly; the message says what to change."""

    code = "configuration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in the catalogue: where, what, and by which rule (问题)."""

    where: str
    message: str
    rule: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}]"


class CatalogueError(TongbanError):
    """The catalogue contradicts itself or the law."""

    code = "catalogue"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the catalogue")
        self.problems = problems
