"""Before and after (四减对比): documents, working days, steps, visits, in numbers and in words."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext, ngettext

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Footprint:
    """What an application costs its applicant."""

    documents: int
    working_days: int
    steps: int
    visits: int


class Line(NamedTuple):
    """One of the four numbers, ready to show."""

    name: str
    unit: str
    now: int
    change: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FootprintComparison(Component):
    """The four numbers `now`; with `before`, how much each has changed."""

    template: ClassVar[str] = "components/figures/footprint.html"

    now: Footprint
    before: Footprint | None = None
    title: Words = ""
    before_words: Words = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Documents, time, steps and visits, in the order of 四减."""
        now = self.now
        return (
            self._line("documents", gettext("材料"), ngettext("份", "份", now.documents)),
            self._line(
                "working_days", gettext("时间"), ngettext("个工作日", "个工作日", now.working_days)
            ),
            self._line("steps", gettext("环节"), ngettext("个", "个", now.steps)),
            self._line("visits", gettext("跑动"), ngettext("次", "次", now.visits)),
        )

    def _line(self, figure: str, name: str, unit: str) -> Line:
        now = getattr(self.now, figure)
        before = getattr(self.before, figure, None)
        return Line(name=name, unit=unit, now=now, change=self._change(before, now))

    def _change(self, before: int | None, now: int) -> str:
        """Say the number before and the difference; nothing where there is no comparison."""
        if before is None:
            return ""
        words = {"base": self.before_words or gettext("原来"), "before": before}
        if now < before:
            return gettext("%(base)s %(before)d，减少 %(less)d") % {**words, "less": before - now}
        if now > before:
            return gettext("%(base)s %(before)d，增加 %(more)d") % {**words, "more": now - before}
        return gettext("%(base)s %(before)d，不变") % words
