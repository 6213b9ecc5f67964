"""Everything that can happen to a joint handling (联办经过), as one union."""

from typing import TypeAlias

from tongban.core.joint.matter_events import (
    GapsNamed,
    JointBegun,
    JointEnded,
    MoreTimeAsked,
    MoreTimeDeclined,
    MoreTimeGiven,
    NoticeSent,
    PassedOn,
)
from tongban.core.joint.opinion_events import (
    ConditionsMet,
    OpinionAsked,
    OpinionFellDue,
    OpinionGiven,
    OpinionTakenBack,
)
from tongban.core.joint.visit_events import (
    VisitCancelled,
    VisitConfirmed,
    VisitDeclined,
    VisitMoved,
    VisitProposed,
    VisitRecorded,
    VisitSigned,
)

AnyJointEvent: TypeAlias = (
    JointBegun
    | OpinionAsked
    | OpinionGiven
    | ConditionsMet
    | OpinionTakenBack
    | OpinionFellDue
    | VisitProposed
    | VisitConfirmed
    | VisitDeclined
    | VisitMoved
    | VisitCancelled
    | VisitRecorded
    | VisitSigned
    | GapsNamed
    | NoticeSent
    | PassedOn
    | MoreTimeAsked
    | MoreTimeGiven
    | MoreTimeDeclined
    | JointEnded
)
