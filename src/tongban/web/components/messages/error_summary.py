"""All errors first (错误汇总): on top, in focus, in the same words as beside the field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Self

from tongban.web.components.component import Component, Words
from tongban.web.components.fields.field import Field


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldError:
    """An error and the input it leads to; no input when it concerns the whole form."""

    words: Words
    target: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ErrorSummary(Component):
    """The errors of a page; pass it to the base template as ``errors`` too, for the title."""

    template: ClassVar[str] = "components/messages/error_summary.html"

    errors: tuple[FieldError, ...]

    @classmethod
    def of(cls, fields: Iterable[Field], general: Iterable[Words] = ()) -> Self | None:
        """Gather the errors of `fields` after the `general` ones; None when there are none."""
        whole = tuple(FieldError(words=words) for words in general)
        each = tuple(FieldError(words=f.error, target=f.target) for f in fields if f.error)
        return cls(errors=whole + each) if whole + each else None
