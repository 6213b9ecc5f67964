"""The four figures of an average case (平均每件), before and now, with what has changed."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext

from tongban.core.graph.burden.model import Figures
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.figures import FigureKind
from tongban.web.components.component import Component, Words
from tongban.web.console.reform.words import FIGURES, UNITS, percent


@dataclass(frozen=True, kw_only=True, slots=True)
class FourFigures(Component):
    """Documents, working days, steps and visits of one case on average."""

    template: ClassVar[str] = "console/reform/four_figures.html"

    title: Words
    lines: tuple[tuple[Words, str, Words, str], ...]


def four_figures(pair: Pair, title: str) -> FourFigures:
    """Return the figures of a pair."""
    return FourFigures(title=title, lines=tuple(_line(pair, kind) for kind in FigureKind))


def _line(pair: Pair, kind: FigureKind) -> tuple[Words, str, Words, str]:
    before, now = average(pair.before, kind), average(pair.after, kind)
    told = gettext("基线 %(before)s，%(change)s") % {
        "before": f"{before:.2f}",
        "change": percent(before, now),
    }
    return FIGURES[kind], f"{now:.2f}", UNITS[kind], told


def average(figures: Figures, kind: FigureKind) -> float:
    """Return what one case costs on average."""
    return kind.of(figures) / figures.cases if figures.cases else 0.0
