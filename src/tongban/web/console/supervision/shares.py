"""Shares in words (比率): never without how many stand behind; small numbers have no interval."""

from django.utils.translation import gettext

from tongban.core.performance.measures import Both, Measure, Ratio
from tongban.web.components import labels


def share_words(ratio: Ratio) -> str:
    """Return a share with its interval and its cases: 93.1%（90.2%–95.2%，n=412）."""
    if ratio.share is None:
        return "—"
    interval = ratio.interval
    if interval is None:
        return gettext("%(share)s（%(part)s/%(whole)s，样本不足）") % {
            "share": f"{ratio.share:.1%}",
            "part": ratio.part,
            "whole": ratio.whole,
        }
    return f"{ratio.share:.1%}（{interval.low:.1%}–{interval.high:.1%}，n={ratio.whole:,}）"


def figure_words(measure: Measure, both: Both) -> str:
    """Return a measure in words: a share with its interval, a mean with its cases."""
    ratio = measure.of(both)
    if measure.is_share:
        return share_words(ratio)
    mean = ratio.share
    return "—" if mean is None else f"{mean:.2f} {labels.word(measure.unit)}（n={ratio.whole:,}）"


def percent(ratio: Ratio) -> str:
    """Return a share alone."""
    return "—" if ratio.share is None else f"{ratio.share:.1%}"
