"""Forecasts (剩余时间): how long a running case will still take, told by those that came through.

No model: the hours that earlier cases of the item still took from the same point. The risk of being
late is the share of them that took longer than there is time left. Too few of them say nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tongban.core.mining.analyses import quantile
from tongban.core.performance.measures import Ratio
from tongban.core.vocabulary.intervals import ENOUGH_CASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How long it will still take (剩余时间预测), in hours; `risk` where there is a due day."""

    cases: int
    median_hours: float
    p80_hours: float
    risk: Ratio | None

    @property
    def at_risk(self) -> bool:
        """Tell whether one in five or more of those before it would have been late."""
        return self.risk is not None and 5 * self.risk.part >= self.risk.whole


def forecast(still_took: Sequence[float], hours_left: float | None) -> Forecast | None:
    """Return the forecast of a case; None when too few came before it."""
    if len(still_took) < ENOUGH_CASES:
        return None
    risk = None
    if hours_left is not None:
        longer = sum(hours > hours_left for hours in still_took)
        risk = Ratio(longer, len(still_took))
    return Forecast(
        cases=len(still_took),
        median_hours=quantile(still_took, 0.5),
        p80_hours=quantile(still_took, 0.8),
        risk=risk,
    )
