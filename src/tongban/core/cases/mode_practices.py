"""Practices (办理方式配置): which item is handled how, on what basis; local configuration.

Instant decision by rules needs rules and sources (个人信息保护法 §24 gives a right to a human);
papers may follow within terms (容缺受理, local practice); a promise may stand in for a paper
where nobody is put at risk by it (国办发〔2020〕42号). A city sets this in a file of its own.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tongban.core.cases.outcomes import LapseConsequence
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit

_LONGEST_RATE: Final = 1000
AUTOMATED_DECISION: Final = Citation(law="个人信息保护法", article="24", paragraph=3)
"""Whoever is decided about by a machine alone may ask why, and may refuse."""
COMMITMENTS: Final = Citation(
    law="关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见",
    number="国办发〔2020〕42号",
    level=LegalLevel.STATE_COUNCIL_DECISION,
)
"""Told, promised, decided, looked at afterwards; closed where the risk is high."""
FORCE_MAJEURE: Final = Citation(law="民法典", article="180")
"""Nobody answers for what could not be foreseen, avoided or overcome."""


class Risk(enum.Enum):
    """What a promise could put at risk (风险类别), as 国办发〔2020〕42号 counts them."""

    ORDINARY = "ordinary"
    NATIONAL_SECURITY = "national_security"
    STATE_SECRET = "state_secret"  # noqa: S105 - a class of risk, no secret
    PUBLIC_SAFETY = "public_safety"
    FINANCE = "finance"
    ECOLOGY = "ecology"
    HEALTH = "health"
    FOREIGN_AFFAIRS = "foreign_affairs"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """One rule of an instant decision (秒批规则): a condition, its article, what it may rest on.

    Where `told_suffices` the applicant's own word is enough; otherwise a source must say it.
    """

    id: str
    words: str
    expression: Condition
    basis: Citation
    told_suffices: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InstantPractice:
    """An item that rules decide without a human (秒批), and how often it is looked at again."""

    basis: Citation
    rules: tuple[DecisionRule, ...]
    sources: tuple[str, ...]
    opinion: str
    per_thousand: int
    check_within: TimeLimit

    def __post_init__(self) -> None:
        if not self.rules or not 0 <= self.per_thousand <= _LONGEST_RATE:
            raise InvalidValue("instant decision", "it takes rules, and a rate of 0 to 1000")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralPractice:
    """In what terms papers may follow (容缺受理): how long, who reminds, what comes of silence.

    `margin` lies before the promised day; `again` is for a paper sent back, `most_extended` for
    force majeure; within `act_within` after the day somebody decides what follows.
    """

    basis: Citation
    margin: TimeLimit
    longest: TimeLimit
    again: TimeLimit
    most_extended: TimeLimit
    remind_before: TimeLimit
    act_within: TimeLimit
    consequence: LapseConsequence
    consequence_basis: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationPractice:
    """An item that is decided on a promise (告知承诺): what is told, and by when it is looked at.

    On the ordinary way, once a promise is taken back, `instead_steps` are gone and `falls_away` is
    not asked. A class of high risk is open only where a law itself says so (`opened_by`).
    """

    basis: Citation
    duty: str
    content: tuple[str, ...]
    liability: str
    decide_within: TimeLimit
    check_within: TimeLimit
    rectify_within: TimeLimit
    risk: Risk = Risk.ORDINARY
    opened_by: Citation | None = None
    instead_steps: tuple[str, ...] = ()
    falls_away: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.duty.strip() and self.content and self.liability.strip()):
            raise InvalidValue("declaration", "duty, content and liability are told in writing")
        by_law = self.opened_by is not None and self.opened_by.level is LegalLevel.LAW
        if self.risk is not Risk.ORDINARY and not by_law:
            raise InvalidValue("declaration", f"{self.risk.value} is a class of high risk")
        days = (TimeUnit.WORKING_DAY, TimeUnit.INSTANT)
        if any(one.unit not in days for one in (self.decide_within, self.check_within)):
            raise InvalidValue("declaration", "its periods are in working days")


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanReviewPractice:
    """By when a human answers whoever was decided about by rules (人工复核)."""

    within: TimeLimit
    revoke_within: TimeLimit


_REVIEW: Final = HumanReviewPractice(
    within=TimeLimit.working_days(5, Citation.local("人工复核的答复期限")),
    revoke_within=TimeLimit.working_days(10, Citation.local("查实后作出撤销决定的期限")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingModes:
    """What a city has set (本市办理方式): nothing is handled specially unless it says so."""

    instant: Mapping[str, InstantPractice] = field(default_factory=dict)
    declarations: Mapping[str, DeclarationPractice] = field(default_factory=dict)
    deferral: DeferralPractice | None = None
    deferrals: Mapping[str, DeferralPractice] = field(default_factory=dict)
    review: HumanReviewPractice = _REVIEW

    def deferral_of(self, item: str) -> DeferralPractice | None:
        """Return the terms in which papers of an item may follow, if any are set."""
        return self.deferrals.get(item, self.deferral)
