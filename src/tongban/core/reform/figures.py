"""The four figures (四减指标): documents, working days, steps and visits, and their differences."""

import enum
from collections.abc import Iterable

from tongban.core.graph.burden.model import Figures


class FigureKind(enum.Enum):
    """One of the four reductions (减材料、减时间、减环节、减跑动)."""

    DOCUMENTS = "documents"
    DAYS = "days"
    STEPS = "steps"
    VISITS = "visits"

    def of(self, figures: Figures) -> int:
        """Return this one of `figures`."""
        return int(getattr(figures, self.value))

    @property
    def label(self) -> str:
        """Return what is reduced, in Chinese."""
        return _LABELS[self][0]

    @property
    def unit(self) -> str:
        """Return what it is counted in, in Chinese."""
        return _LABELS[self][1]


_LABELS = {
    FigureKind.DOCUMENTS: ("材料", "份"),
    FigureKind.DAYS: ("时间", "个工作日"),
    FigureKind.STEPS: ("环节", "个"),
    FigureKind.VISITS: ("跑动", "次"),
}


def difference(before: Figures, after: Figures) -> Figures:
    """Return what is saved, figure by figure; what grew is negative."""
    return Figures(*(one - two for one, two in zip(before, after, strict=True)))


def added(figures: Iterable[Figures]) -> Figures:
    """Return all figures together."""
    together = Figures()
    for one in figures:
        together = together.plus(one)
    return together
