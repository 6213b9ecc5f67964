"""What a joint handling does not allow, and by which rule (联办中不允许的操作).

CaseNotAllowed
├── NotTheLead            only the lead department does this
├── NotTakingPart         the department was not asked, does not come, or has no such item
├── NotNow                the joint handling is not at the point where this may happen
├── Vetoed                a department objects on a basis that stops the grant
├── OpinionOwed           an opinion is waited for, or its conditions are not met
├── ResultAwaited         received early, but granted only once the former result is there
├── NothingToCorrect      no department named a gap, and no paper is missing
└── OneNotice             gaps go into the one notice of the lead, and nothing is added to it later
"""

from tongban.core.cases import law
from tongban.core.cases.errors import CaseNotAllowed


class NotTheLead(CaseNotAllowed):
    """Only the lead department does this."""

    rule_id = "joint.lead"
    article = law.JOINT_HANDLING


class NotTakingPart(CaseNotAllowed):
    """The department was not asked for this."""

    rule_id = "joint.part"


class NotNow(CaseNotAllowed):
    """The joint handling is not at the point where this may happen."""

    rule_id = "joint.moment"


class Vetoed(CaseNotAllowed):
    """A department objects on a basis that stops the grant."""

    rule_id = "joint.veto"
    article = law.JOINT_HANDLING


class OpinionOwed(CaseNotAllowed):
    """An opinion is waited for, or its conditions are not met."""

    rule_id = "joint.opinion_owed"
    article = law.JOINT_HANDLING


class ResultAwaited(CaseNotAllowed):
    """The result that this one needs is not there yet."""

    rule_id = "joint.result_awaited"


class NothingToCorrect(CaseNotAllowed):
    """No department named a gap, and no paper is missing."""

    rule_id = "joint.nothing_to_correct"


class OneNotice(CaseNotAllowed):
    """Every gap of every department stands in one notice, and in the first."""

    rule_id = "joint.one_notice"
    article = law.ACCEPTANCE
