"""What people say and how it is dealt with (诉求和差评指标): shares with formula and denominator.

A figure is of a year, of the city or of one unit. What a telephone exchange would have to tell, how
many calls got through and how long people waited, is not here: no exchange is connected.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from tongban.core.performance.measures import Better, Ratio
from tongban.core.vocabulary.citations import Citation


class Heard(enum.Enum):
    """A set of concerns that is counted (计数口径): work orders of the hotline, or poor ratings.

    `HANDED` went to a unit, `IN_TIME` and `LATE` are those that it dealt with in time or let lie;
    `ENDED` are dealt with, `CALLED_BACK` those of them whose speaker was reached; `MERGED` said
    what another had said, `APART` did not; `STRUCK` is what an appeal struck, `STANDING` all else.
    """

    OPENED = "opened"
    APART = "apart"
    HANDED = "handed"
    IN_TIME = "in_time"
    LATE = "late"
    ENDED = "ended"
    CALLED_BACK = "called_back"
    SATISFIED = "satisfied"
    REOPENED = "reopened"
    MERGED = "merged"
    STANDING = "standing"
    APPEALED = "appealed"
    STRUCK = "struck"


HeardTally: TypeAlias = Mapping[Heard, int]
"""How many concerns each set has (诉求汇总)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardMeasure:
    """One figure of concerns (诉求指标): how many of the `whole` set are in the `part`."""

    code: str
    name: str
    formula: str
    part: Heard
    whole: Heard
    better: Better
    basis: Citation

    def of(self, tally: HeardTally) -> Ratio:
        """Return the figure of a tally."""
        return Ratio(tally.get(self.part, 0), tally.get(self.whole, 0))


_HOTLINE: Final = Citation.local("12345 工单通报的指标")
_RATING: Final = Citation(law="国办发〔2019〕51号")

ORDER_MEASURES: Final = (
    HeardMeasure(
        code="answered_in_time",
        name="按时反馈率",
        formula="承办单位没有逾期的工单 ÷ 转到承办单位的工单",
        part=Heard.IN_TIME,
        whole=Heard.HANDED,
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="ended",
        name="工单办结率",
        formula="已经办结的工单 ÷（全部工单 − 并入同一件的）",
        part=Heard.ENDED,
        whole=Heard.APART,
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="called_back",
        name="有效回访率",
        formula="回访到本人的工单 ÷ 已经办结的工单",
        part=Heard.CALLED_BACK,
        whole=Heard.ENDED,
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="satisfied",
        name="回访满意率",
        formula="回访时表示满意的工单 ÷ 回访到本人的工单",
        part=Heard.SATISFIED,
        whole=Heard.CALLED_BACK,
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="reopened",
        name="重新办理率",
        formula="要求重新办理的工单 ÷（全部工单 − 并入同一件的）",
        part=Heard.REOPENED,
        whole=Heard.APART,
        better=Better.LOWER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="repeated",
        name="重复诉求率",
        formula="并入同一件的工单 ÷ 全部工单",
        part=Heard.MERGED,
        whole=Heard.OPENED,
        better=Better.LOWER,
        basis=_HOTLINE,
    ),
)
"""The figures of work orders, in the order in which they are read."""

POOR_MEASURES: Final = (
    HeardMeasure(
        code="put_right",
        name="差评整改率",
        formula="已经办结的差评 ÷（差评 − 申诉成立的）",
        part=Heard.ENDED,
        whole=Heard.STANDING,
        better=Better.HIGHER,
        basis=_RATING,
    ),
    HeardMeasure(
        code="put_right_in_time",
        name="按期整改率",
        formula="单位没有逾期的差评 ÷（差评 − 申诉成立的）",
        part=Heard.IN_TIME,
        whole=Heard.HANDED,
        better=Better.HIGHER,
        basis=_RATING,
    ),
    HeardMeasure(
        code="poor_called_back",
        name="差评回访率",
        formula="回访到本人的差评 ÷ 已经办结的差评",
        part=Heard.CALLED_BACK,
        whole=Heard.ENDED,
        better=Better.HIGHER,
        basis=_RATING,
    ),
    HeardMeasure(
        code="appeals_upheld",
        name="申诉成立率",
        formula="申诉成立的差评 ÷ 提出申诉的差评",
        part=Heard.STRUCK,
        whole=Heard.APPEALED,
        better=Better.NEITHER,
        basis=_RATING,
    ),
)
"""The figures of poor ratings, in the order in which they are read."""
