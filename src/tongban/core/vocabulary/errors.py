"""The error tree (错误): one root, a branch for each way that something can go wrong.

    TongbanError
    ├── InvalidValue          a text or number is not what it claims to be
    ├── NotAllowed            the state or the law forbids the act
    ├── NotFound              nothing by that name, or nothing that this actor may see
    ├── Conflict              someone else was first
    ├── Unavailable           a party outside does not answer, or not sensibly
    ├── ConfigurationError    the platform is set up wrongly
    └── CatalogueError        the catalogue contradicts itself; lists every problem

Messages are for developers and operators; pages choose their own words by `code`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from tongban.core.vocabulary.citations import Citation


class TongbanError(Exception):
    """The root: `code` is stable and meant for machines."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidValue(TongbanError):
    """A value of `kind` is wrong for `reason`, at `position` where one character is to blame."""

    code = "invalid_value"

    def __init__(self, kind: str, reason: str, *, position: int | None = None) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason
        self.position = position


class NotAllowed(TongbanError):
    """The state or the law forbids the act, by `rule` and, where law says it, `citation`."""

    code = "not_allowed"

    def __init__(self, message: str, *, rule: str, citation: "Citation | None" = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.citation = citation


class NotFound(TongbanError):
    """There is no such thing, or none that this actor may see."""

    code = "not_found"


class Conflict(TongbanError):
    """Another act came first."""

    code = "conflict"


class Unavailable(TongbanError):
    """A party outside the platform does not answer, or not sensibly."""

    code = "unavailable"


class ConfigurationError(TongbanError):
    """The platform is set up wrongly; the message says what to change."""

    code = "configuration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in the catalogue: where, what, and by which rule."""

    where: str
    message: str
    rule: str


class CatalogueError(TongbanError):
    """The catalogue contradicts itself or the law."""

    code = "catalogue"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the catalogue")
        self.problems = problems
