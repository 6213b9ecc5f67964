"""Laws and their force (法规效力): from when a source holds, until when, and what holds after it.

Citations name sources; whether a source still holds is known here, once for the whole catalogue.
The rule on currency (L13) goes by it, and so does whoever asks what a change of law touches.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.lint.findings import Repeal
from tongban.core.vocabulary.citations import LegalLevel
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class LawStatus:
    """One source and the days on which it holds (法规效力); open ends are None.

    `repealed_on` is the first day on which it holds no more; `replaced_by` is what holds then.
    """

    law: str
    level: LegalLevel
    number: str = ""
    in_force_from: date | None = None
    repealed_on: date | None = None
    replaced_by: str = ""

    def __post_init__(self) -> None:
        if not self.law.strip():
            raise InvalidValue("law", "请填写法规名称")
        begins, ends = self.in_force_from, self.repealed_on
        if begins is not None and ends is not None and ends <= begins:
            raise InvalidValue("law", "废止日期要在施行日期以后")
        if self.replaced_by and ends is None:
            raise InvalidValue("law", "写了由什么代替，也要写废止日期")

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.repealed_on is None or day < self.repealed_on)


def repeals(laws: Iterable[LawStatus]) -> tuple[Repeal, ...]:
    """Return the sources that have lost their force, or will, with the day."""
    return tuple(
        Repeal(law=one.law, since=one.repealed_on, replaced_by=one.replaced_by)
        for one in laws
        if one.repealed_on is not None
    )
