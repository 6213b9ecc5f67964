"""Shares in words (比率): never without how many stand behind; small numbers have no interval."""

from django.utils.translation import gettext

from tongban.core.performance.measures import Ratio


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


def percent(ratio: Ratio) -> str:
    """Return a share alone."""
    return "—" if ratio.share is None else f"{ratio.share:.1%}"
