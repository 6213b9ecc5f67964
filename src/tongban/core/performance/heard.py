"""What people say and how it is dealt with (诉求和差评指标): shares with formula and denominator.

A figure is of a year, of the city or of one unit. What a telephone exchange would have to tell, how
many calls got through and how long people waited, is not here: no exchange is connected.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tongban.core.performance.measures import Better, Ratio
from tongban.core.vocabulary.citations import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardTally:
    """What some concerns add up to (诉求汇总): work orders of the hotline, or poor ratings.

    `handed` went to a unit, `late` those that it let lie; `ended` are dealt with, `called_back`
    those of them whose speaker was reached; `merged` said what another had said.
    """

    opened: int = 0
    handed: int = 0
    late: int = 0
    ended: int = 0
    called_back: int = 0
    satisfied: int = 0
    reopened: int = 0
    merged: int = 0
    appealed: int = 0
    struck: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardMeasure:
    """One figure of concerns (诉求指标)."""

    code: str
    name: str
    formula: str
    of: Callable[[HeardTally], Ratio]
    better: Better
    basis: Citation


_HOTLINE: Final = Citation.local("12345 工单通报的指标")
_RATING: Final = Citation(law="国办发〔2019〕51号")

ORDER_MEASURES: Final = (
    HeardMeasure(
        code="answered_in_time",
        name="按时反馈率",
        formula="承办单位没有逾期的工单 ÷ 转到承办单位的工单",
        of=lambda one: Ratio(one.handed - one.late, one.handed),
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="ended",
        name="工单办结率",
        formula="已经办结的工单 ÷（全部工单 − 并入同一件的）",
        of=lambda one: Ratio(one.ended, one.opened - one.merged),
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="called_back",
        name="有效回访率",
        formula="回访到本人的工单 ÷ 已经办结的工单",
        of=lambda one: Ratio(one.called_back, one.ended),
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="satisfied",
        name="回访满意率",
        formula="回访时表示满意的工单 ÷ 回访到本人的工单",
        of=lambda one: Ratio(one.satisfied, one.called_back),
        better=Better.HIGHER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="reopened",
        name="重新办理率",
        formula="要求重新办理的工单 ÷（全部工单 − 并入同一件的）",
        of=lambda one: Ratio(one.reopened, one.opened - one.merged),
        better=Better.LOWER,
        basis=_HOTLINE,
    ),
    HeardMeasure(
        code="repeated",
        name="重复诉求率",
        formula="并入同一件的工单 ÷ 全部工单",
        of=lambda one: Ratio(one.merged, one.opened),
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
        of=lambda one: Ratio(one.ended, one.opened - one.struck),
        better=Better.HIGHER,
        basis=_RATING,
    ),
    HeardMeasure(
        code="put_right_in_time",
        name="按期整改率",
        formula="单位没有逾期的差评 ÷（差评 − 申诉成立的）",
        of=lambda one: Ratio(one.handed - one.late, one.handed),
        better=Better.HIGHER,
        basis=_RATING,
    ),
    HeardMeasure(
        code="poor_called_back",
        name="差评回访率",
        formula="回访到本人的差评 ÷ 已经办结的差评",
        of=lambda one: Ratio(one.called_back, one.ended),
        better=Better.HIGHER,
        basis=_RATING,
    ),
    HeardMeasure(
        code="appeals_upheld",
        name="申诉成立率",
        formula="申诉成立的差评 ÷ 提出申诉的差评",
        of=lambda one: Ratio(one.struck, one.appealed),
        better=Better.NEITHER,
        basis=_RATING,
    ),
)
"""The figures of poor ratings, in the order in which they are read."""
