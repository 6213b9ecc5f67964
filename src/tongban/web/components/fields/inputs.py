"""Fields that are written into (输入): text, a number with its unit, several lines, a date."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from tongban.web.components.component import Words
from tongban.web.components.fields.field import Field

Kind = Literal["text", "email", "tel", "password", "search"]
Width = Literal["short", "medium", "full"]


@dataclass(frozen=True, kw_only=True, slots=True)
class TextInput(Field):
    """One line of text; `width` hints at the length of the answer."""

    template: ClassVar[str] = "components/fields/text_input.html"

    value: str = ""
    kind: Kind = "text"
    autocomplete: str = ""
    input_mode: str = ""
    width: Width = "full"


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberInput(Field):
    """A number with its unit after it; text to the browser, so that no wheel changes it."""

    template: ClassVar[str] = "components/fields/number_input.html"
    described_parts: ClassVar[tuple[str, ...]] = ("hint", "error", "unit")

    value: str = ""
    unit: Words = ""
    whole: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Textarea(Field):
    """Several lines; `limit` is the number of characters accepted."""

    template: ClassVar[str] = "components/fields/textarea.html"

    value: str = ""
    rows: int = 5
    limit: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DateInput(Field):
    """A day in three parts, posted as ``<name>_year``, ``<name>_month`` and ``<name>_day``."""

    template: ClassVar[str] = "components/fields/date_input.html"

    year: str = ""
    month: str = ""
    day: str = ""
    birth_date: bool = False

    @property
    def target(self) -> str:
        """Errors lead to the first part."""
        return f"{self.id}_year"
