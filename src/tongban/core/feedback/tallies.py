"""What ratings amount to (评价统计): active ones apart from silence, no share without its interval.

Ratings that were found mistaken or malicious are not counted. Under thirty nothing is ranked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongban.core.feedback.ratings import Grade
from tongban.core.vocabulary.intervals import ENOUGH_CASES, Interval, share_interval


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeTally:
    """How often a service could be rated, was rated, and how (评价汇总).

    `grades` are active ratings that count, `default` those that a system gave for silence,
    `excluded` those found mistaken or malicious.
    """

    rateable: int
    grades: Mapping[Grade, int] = field(default_factory=dict)
    default: int = 0
    excluded: int = 0

    @property
    def active(self) -> int:
        """Return how many people rated."""
        return sum(self.grades.values())

    @property
    def poor(self) -> int:
        """Return how many of them rated poorly."""
        return sum(count for grade, count in self.grades.items() if grade.poor)

    @property
    def enough(self) -> bool:
        """Tell whether it may be ranked."""
        return self.active >= ENOUGH_CASES

    @property
    def active_share(self) -> float | None:
        """Return the share of services that somebody rated (主动评价率)."""
        return self.active / self.rateable if self.rateable else None

    @property
    def good_share(self) -> float | None:
        """Return the share of good ratings among the active ones (好评率)."""
        return (self.active - self.poor) / self.active if self.active else None

    @property
    def good_interval(self) -> Interval | None:
        """Return where the share of good ratings lies; None without enough of them."""
        return share_interval(self.active - self.poor, self.active)

    @property
    def mean(self) -> float | None:
        """Return the mean grade, from 1 to 5 (满意度)."""
        if not self.active:
            return None
        return sum(grade.score * count for grade, count in self.grades.items()) / self.active
