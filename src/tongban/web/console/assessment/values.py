"""Indicators in words (指标数值): a share with its interval, a score, or why there is none."""

from django.utils.translation import gettext

from tongban.core.assessment.indicators import How
from tongban.core.assessment.scoring import Scored
from tongban.web.console.supervision.shares import share_words


def value_words(one: Scored) -> str:
    """Return what was read, or why nothing was."""
    if one.ratio:
        return share_words(one.ratio)
    match one.indicator.how:
        case How.ASSESSED:
            return gettext("还没有启封的实测")
        case How.NOT_MEASURED:
            return gettext("测不了")
        case How.COMPUTED:
            return gettext("还没有数据")


def score_words(score: float | None) -> str:
    """Return a score."""
    return "—" if score is None else f"{score:.1f}"
