"""What the analyses say (分析结果): figures with the number of cases behind each.

Times are in hours; quantiles are interpolated between neighbours, as textbooks do it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A log at a glance (总览): of `late` cases the last event came after their day."""

    cases: int
    events: int
    activities: int
    median_hours: float
    p90_hours: float
    with_due: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way in which cases went (变体), as the activities in order."""

    activities: tuple[str, ...]
    cases: int
    median_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """One activity directly after another (直接后续), and how long it took to come to it."""

    source: str
    target: str
    times: int
    cases: int
    median_hours: float
    total_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dwell:
    """How long it takes until an activity is done, counted from the one before (停留时长)."""

    activity: str
    times: int
    median_hours: float
    p90_hours: float
    total_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rework:
    """How often an activity is done again in the same case (返工)."""

    activity: str
    cases: int
    repeats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Work that goes from one group to another (交接)."""

    source: str
    target: str
    times: int
    median_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A step to a step that was never meant to follow (偏离)."""

    source: str
    target: str
    times: int
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """How long cases still took after an activity, and how many were late in the end (剩余时间)."""

    activity: str
    times: int
    median_hours: float
    p80_hours: float
    p90_hours: float
    with_due: int
    late: int
