"""Rules of supervision (监察规则): data over the history of a case, each with its basis.

What a rule looks at is its kind; how much of it is too much are its numbers, which are local
configuration wherever no article sets them. A rule names nobody: it points at what happened.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, Reason


class Level(enum.IntEnum):
    """How grave a finding is (预警等级); the colours are those of the lights of cases."""

    YELLOW = 1
    ORANGE = 2
    RED = 3

    @property
    def label(self) -> str:
        """Return the colour in Chinese."""
        return {1: "黄灯", 2: "橙灯", 3: "红灯"}[self.value]


class Watched(enum.Enum):
    """What a rule looks at (监察内容)."""

    PROMISE_NEAR = "promise_near"
    PROMISE_PASSED = "promise_passed"
    STATUTE_PASSED = "statute_passed"
    REVIEW_PASSED = "review_passed"
    STEP_PASSED = "step_passed"
    PROCEDURE_PASSED = "procedure_passed"
    DELIVERY_PASSED = "delivery_passed"
    DEBT_PASSED = "debt_passed"
    SAMPLE_CHECK_PASSED = "sample_check_passed"
    HUMAN_REVIEW_PASSED = "human_review_passed"
    POST_CHECK_PASSED = "post_check_passed"
    REVOCATION_PASSED = "revocation_passed"
    LAPSE_PASSED = "lapse_passed"
    FORWARDING_PASSED = "forwarding_passed"
    CERTIFICATE_PASSED = "certificate_passed"
    REDELIVERY_PASSED = "redelivery_passed"
    REFUND_PASSED = "refund_passed"
    REFUND_NOT_ASKED = "refund_not_asked"
    ENQUIRY_PASSED = "enquiry_passed"
    WORK_ORDER_PASSED = "work_order_passed"
    RECTIFICATION_PASSED = "rectification_passed"
    INFORMATION_PASSED = "information_passed"
    REFUSED_WITHOUT_GROUNDS = "refused_without_grounds"
    REFUSED_THOUGH_COMPLETE = "refused_though_complete"
    ENDED_WITHOUT_REASON = "ended_without_reason"
    PAPERS_LACKING = "papers_lacking"
    STEP_SKIPPED = "step_skipped"
    SAME_HANDS = "same_hands"
    OUT_OF_ORDER = "out_of_order"
    ENTERED_AFTERWARDS = "entered_afterwards"
    CORRECTED_AGAIN = "corrected_again"
    ENDED_NEAR_DUE = "ended_near_due"
    DECIDED_OUT_OF_HOURS = "decided_out_of_hours"
    FREE_ITEM_CHARGED = "free_item_charged"
    OVER_STANDARD = "over_standard"
    PAYABLE_NOT_CHARGED = "payable_not_charged"
    OPINION_OWED = "opinion_owed"
    RATED_BY_STAFF = "rated_by_staff"
    RATED_IN_A_ROW = "rated_in_a_row"
    POOR_NOT_CONTACTED = "poor_not_contacted"

    @property
    def numbers(self) -> frozenset[str]:
        """Return the names of the numbers that a rule of this kind needs."""
        return _NUMBERS.get(self, frozenset())


_NUMBERS: Mapping[Watched, frozenset[str]] = MappingProxyType(
    {
        Watched.ENTERED_AFTERWARDS: frozenset({"seconds"}),
        Watched.CORRECTED_AGAIN: frozenset({"notices"}),
        Watched.CERTIFICATE_PASSED: frozenset({"working_days"}),
        Watched.REDELIVERY_PASSED: frozenset({"working_days"}),
        Watched.REFUND_PASSED: frozenset({"working_days"}),
        Watched.REFUND_NOT_ASKED: frozenset({"working_days"}),
        Watched.ENDED_NEAR_DUE: frozenset({"working_days"}),
        Watched.RATED_IN_A_ROW: frozenset({"minutes", "cases"}),
        Watched.DECIDED_OUT_OF_HOURS: frozenset({"opens", "closes", "cases"}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is watched (监察规则): how grave it is, and on what basis.

    `meaning` tells officers what counts as found; `numbers` are the thresholds that its kind needs.
    `owner` is the department that looks after it; empty for the supervisors as a whole.

    Raises:
        InvalidValue: without a basis, or when the numbers are not those that the kind needs.
    """

    code: str
    name: str
    watched: Watched
    level: Level
    basis: tuple[Citation, ...]
    meaning: str
    numbers: Mapping[str, int] = field(default_factory=dict, hash=False)
    owner: str = ""

    def __post_init__(self) -> None:
        if not self.basis:
            raise InvalidValue("supervision rule", Reason.EMPTY)
        if self.numbers.keys() != self.watched.numbers:
            raise InvalidValue("supervision rule", Reason.FORMAT)
        if any(number < 0 for number in self.numbers.values()):
            raise InvalidValue("supervision rule", Reason.RANGE)

    @property
    def gathers(self) -> int:
        """Return from how many cases on it is found; what counts by itself is found in one."""
        return self.numbers.get("cases", 1)
