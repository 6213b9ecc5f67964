"""What happened (时间线): the events of a case in order, and what is expected next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """Something that happened `at` a moment or day, done `by` someone; or is `expected` then."""

    title: Words
    at: datetime | date | None = None
    by: Words = ""
    body: Content = ""
    expected: bool = False

    @property
    def timed(self) -> bool:
        """Whether the time of day is known."""
        return isinstance(self.at, datetime)


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline(Component):
    """Moments from the latest to the first, or the other way round; the caller orders them."""

    template: ClassVar[str] = "components/lists/timeline.html"

    moments: tuple[Moment, ...]

    @property
    def latest(self) -> Moment | None:
        """The moment that happened last, which is marked."""
        happened = [moment for moment in self.moments if not moment.expected and moment.at]
        return max(happened, key=lambda moment: str(moment.at), default=None)
