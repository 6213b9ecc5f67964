"""What a case does not allow, and by which rule (办件中不允许的操作).

NotAllowed
└── CaseNotAllowed        `rule` is stable; `citation` is the article, if law says it
    ├── WrongMoment         the case is not at the point where this may happen
    ├── IncompleteNotice    a later notice names what the first should have named
    ├── MissingEvidence     accepted without papers that cannot be deferred
    ├── ReasonsMissing      a refusal without reasons, basis or remedies
    ├── StepOutOfOrder      a step whose predecessors are not finished
    ├── NotCompetent        another department's step, or a role that may not
    ├── HandsNotSeparate    one officer where the rule wants two
    ├── ProcedureUnknown    the item has no such special procedure
    ├── ExtensionRefused    a second, too long, late or unapproved extension
    ├── HistoryOutOfOrder   an act dated before the last event
    ├── FeeUnpaid           a result before its fee is settled
    ├── DeferralRefused     papers that may not follow, or not for so long
    ├── ClockMoved          a promise lengthened by what is not on the white-list
    ├── ConsentMissing      a newer version that asks more, without the applicant
    └── CannotGoOver        a newer version under which something would be lost
"""

from typing import ClassVar

from tongban.core.cases import law
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import NotAllowed


class CaseNotAllowed(NotAllowed):
    """The state of the case, or the law, forbids it."""

    rule_id: ClassVar[str] = "case"
    article: ClassVar[Citation | None] = None

    def __init__(self, message: str) -> None:
        super().__init__(message, rule=self.rule_id, citation=self.article)


class WrongMoment(CaseNotAllowed):
    """The case is not at the point where this may happen."""

    rule_id = "case.moment"


class IncompleteNotice(CaseNotAllowed):
    """A later correction notice names what the first one should have named."""

    rule_id = "case.one_notice"
    article = law.ACCEPTANCE


class MissingEvidence(CaseNotAllowed):
    """The application lacks papers that cannot be handed in later."""

    rule_id = "case.missing_evidence"
    article = law.ACCEPTANCE


class ReasonsMissing(CaseNotAllowed):
    """A refusal does not say why, by what law, or what the person can do."""

    rule_id = "case.reasons"
    article = law.DECISION


class StepOutOfOrder(CaseNotAllowed):
    """The step waits for others that are not finished."""

    rule_id = "case.step_order"


class NotCompetent(CaseNotAllowed):
    """The one who acts is not competent for this."""

    rule_id = "case.competence"


class HandsNotSeparate(CaseNotAllowed):
    """Two people are wanted, and only one acted."""

    rule_id = "case.separate_hands"

    def __init__(self, message: str, citation: Citation) -> None:
        super().__init__(message)
        self.citation = citation


class ProcedureUnknown(CaseNotAllowed):
    """The clock stops only for the special procedures of the item."""

    rule_id = "case.special_procedure"
    article = law.TIME_NOT_COUNTED


class ExtensionRefused(CaseNotAllowed):
    """The period is extended once, within the limit, in time and with approval."""

    rule_id = "case.extension"
    article = law.TIME_LIMIT


class HistoryOutOfOrder(CaseNotAllowed):
    """The history is appended in the order of time."""

    rule_id = "case.history"
    article = law.RECORD_ORDER


class FeeUnpaid(CaseNotAllowed):
    """The fee of the case is not settled, so its result is not handed out."""

    rule_id = "case.fee_unpaid"


class DeferralRefused(CaseNotAllowed):
    """Papers may not follow here, or not for so long (容缺受理)."""

    rule_id = "case.deferral"

    def __init__(self, message: str, citation: Citation = law.DEFERRAL) -> None:
        super().__init__(message)
        self.citation = citation


class ClockMoved(CaseNotAllowed):
    """A promise is lengthened only by what the law or the item has a kind for."""

    rule_id = "case.clock_moved"
    article = law.TIME_NOT_COUNTED


class ConsentMissing(CaseNotAllowed):
    """The newer version asks more, and the applicant has not agreed to that."""

    rule_id = "case.rebase_consent"
    article = law.NOT_REACHING_BACK


class CannotGoOver(CaseNotAllowed):
    """The case cannot go on under the newer version without losing something."""

    rule_id = "case.rebase"
    article = law.NOT_REACHING_BACK
