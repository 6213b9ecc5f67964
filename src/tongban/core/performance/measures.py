"""The measures (指标目录): each with its formula, unit and denominator, as data beside the figure.

A share always comes with its interval and with how many cases stand behind it; below thirty there
is none, and nothing is ranked.
"""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from tongban.core.performance.tallies import CaseTally, RatingTally
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.intervals import Interval, share_interval


class Better(enum.Enum):
    """Which way a measure should go (指标方向); some only describe."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Ratio(NamedTuple):
    """So many of so many (比率)."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        """Return the share; None when there is nothing to have a share of."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> Interval | None:
        """Return where the share lies at 95 %; None without enough cases."""
        return share_interval(self.part, self.whole)


class Both(NamedTuple):
    """What a measure is taken from."""

    cases: CaseTally
    ratings: RatingTally = RatingTally()


_PRACTICE: Final = Citation.local("办理效能指标目录")
_RATING: Final = Citation(law="国办发〔2019〕51号")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure (指标): what is counted over what, in words and as a function.

    One of another unit than % is a mean: its part may be greater than its whole.
    """

    code: str
    name: str
    formula: str
    denominator: str
    of: Callable[[Both], Ratio]
    better: Better = Better.LOWER
    basis: Citation = _PRACTICE
    unit: str = "%"

    @property
    def is_share(self) -> bool:
        """Tell whether it is a share, which has an interval, rather than a mean."""
        return self.unit == "%"


MEASURES: Final = (
    Measure(
        code="on_time",
        name="按时办结率",
        formula="按时办结件 ÷（办结件＋已超期仍在办的件）",
        denominator="办结件和已超期仍在办的件",
        better=Better.HIGHER,
        of=lambda both: Ratio(both.cases.closed_in_time, both.cases.due),
    ),
    Measure(
        code="early",
        name="提前办结率",
        formula="用去承诺期限不到一半就办结的件 ÷（办结件＋已超期仍在办的件）",
        denominator="办结件和已超期仍在办的件",
        better=Better.HIGHER,
        of=lambda both: Ratio(both.cases.early, both.cases.due),
    ),
    Measure(
        code="same_day",
        name="即办率",
        formula="收件当天办结的件 ÷ 办结件",
        denominator="办结件",
        better=Better.NEITHER,
        of=lambda both: Ratio(both.cases.same_day, both.cases.closed),
    ),
    Measure(
        code="yellow",
        name="黄灯率",
        formula="亮过黄灯或红灯的件 ÷ 收件",
        denominator="收件",
        of=lambda both: Ratio(both.cases.yellow, both.cases.cases),
    ),
    Measure(
        code="red",
        name="红灯率",
        formula="亮过红灯的件 ÷ 收件",
        denominator="收件",
        of=lambda both: Ratio(both.cases.red, both.cases.cases),
    ),
    Measure(
        code="yellow_to_red",
        name="黄转红率",
        formula="亮过红灯的件 ÷ 亮过黄灯或红灯的件",
        denominator="亮过黄灯或红灯的件",
        of=lambda both: Ratio(both.cases.red, both.cases.yellow),
    ),
    Measure(
        code="step_late",
        name="环节超时率",
        formula="超过自己时限的环节 ÷ 办理过的环节",
        denominator="办理过的环节",
        of=lambda both: Ratio(both.cases.steps_late, both.cases.steps),
    ),
    Measure(
        code="rework",
        name="返工率",
        formula="退回过环节的件 ÷ 收件",
        denominator="收件",
        of=lambda both: Ratio(both.cases.returned, both.cases.cases),
    ),
    Measure(
        code="broken_off",
        name="退件率",
        formula="以退件、作废、删除等方式结束的件 ÷ 收件",
        denominator="收件",
        of=lambda both: Ratio(both.cases.broken_off, both.cases.cases),
    ),
    Measure(
        code="at_once",
        name="一次办成率",
        formula="没有要求补正的件 ÷ 收件",
        denominator="收件",
        better=Better.HIGHER,
        of=lambda both: Ratio(both.cases.cases - both.cases.corrected, both.cases.cases),
    ),
    Measure(
        code="deviated",
        name="偏离率",
        formula="出现过事项没有规定的走法的件 ÷ 收件",
        denominator="收件",
        of=lambda both: Ratio(both.cases.deviated, both.cases.cases),
    ),
    Measure(
        code="online",
        name="网办件占比",
        formula="从网上或者手机申请的件 ÷ 收件",
        denominator="收件",
        better=Better.HIGHER,
        of=lambda both: Ratio(both.cases.online, both.cases.cases),
    ),
    Measure(
        code="no_visit",
        name="零跑动率",
        formula="申请人一次都没有到现场的件 ÷ 办结件",
        denominator="办结件",
        better=Better.HIGHER,
        of=lambda both: Ratio(both.cases.no_visit, both.cases.closed),
    ),
    Measure(
        code="visits",
        name="跑动次数",
        formula="窗口收件、窗口补正、须到场的环节、窗口领取的次数之和 ÷ 办结件",
        denominator="办结件",
        of=lambda both: Ratio(both.cases.visits, both.cases.closed),
        unit="次/件",
    ),
    Measure(
        code="rated",
        name="主动评价率",
        formula="申请人主动给出的评价 ÷ 办结件；默认评价不计",
        denominator="办结件",
        better=Better.HIGHER,
        basis=_RATING,
        of=lambda both: Ratio(min(both.ratings.active, both.cases.closed), both.cases.closed),
    ),
    Measure(
        code="rated_good",
        name="好评率",
        formula="基本满意以上的评价 ÷ 主动评价",
        denominator="主动评价",
        better=Better.HIGHER,
        basis=_RATING,
        of=lambda both: Ratio(both.ratings.good, both.ratings.active),
    ),
    Measure(
        code="rated_poor",
        name="差评率",
        formula="不满意和非常不满意的评价 ÷ 主动评价",
        denominator="主动评价",
        basis=_RATING,
        of=lambda both: Ratio(both.ratings.poor, both.ratings.active),
    ),
)
"""Every measure of the pages, in the order in which they are read."""

BY_CODE: Final[Mapping[str, Measure]] = {one.code: one for one in MEASURES}
