"""Fields that are chosen from (选择): radios, checkboxes, a drop-down for long lists."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Words
from tongban.web.components.fields.field import Field


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An answer on offer; `apart` sets it off with 或, for answers such as 不清楚."""

    value: str
    label: Words
    hint: Words = ""
    apart: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Radios(Field):
    """One of a few answers; two short ones may stand `inline`."""

    template: ClassVar[str] = "components/fields/radios.html"

    choices: tuple[Choice, ...]
    value: str = ""
    inline: bool = False

    @property
    def target(self) -> str:
        """Errors lead to the first answer."""
        return f"{self.id}_0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkboxes(Field):
    """Any number of a few answers."""

    template: ClassVar[str] = "components/fields/checkboxes.html"

    choices: tuple[Choice, ...]
    values: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        """Errors lead to the first answer."""
        return f"{self.id}_0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkbox(Field):
    """One thing to agree to, such as a declaration (告知承诺); never checked beforehand."""

    template: ClassVar[str] = "components/fields/checkbox.html"

    value: str = "on"
    checked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Select(Field):
    """One of many answers, for lists too long for radios; where one always stands, no blank."""

    template: ClassVar[str] = "components/fields/select.html"

    choices: tuple[Choice, ...]
    value: str = ""
    blank: Words = ""
    stands: bool = False
