"""Kinds of notice (告知种类): what can be told, to whom, and which words may be filled in.

行政许可法 §32 wants a correction told at once and whole, §45 a stop of the clock told in writing,
§38 a refusal told with reasons: those kinds are `legal`. Whatever somebody prefers, they stand in
the inbox at once. A text message goes over open networks: it may name the case and a day, no more.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


class NoticeGroup(enum.Enum):
    """What a notice is about for whoever reads it (告知类别); preferences are set by group."""

    ACTION = "action"
    PROGRESS = "progress"
    RESULT = "result"
    DUTY = "duty"

    @property
    def for_officers(self) -> bool:
        """Tell whether it goes to a unit and not to an applicant."""
        return self is NoticeGroup.DUTY


class NoticeChannel(enum.Enum):
    """How a notice reaches somebody (告知渠道)."""

    INBOX = "inbox"
    EMAIL = "email"
    SMS = "sms"
    CHAT = "chat"

    @property
    def disturbs(self) -> bool:
        """Tell whether it makes a sound somewhere, so that it rests in quiet hours."""
        return self is not NoticeChannel.INBOX


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeKind:
    """One thing that can be told (告知种类): `names` may be filled into its words.

    `names` ending in `day` are days as ISO texts, written out in the reader's language.
    """

    code: str
    group: NoticeGroup
    names: frozenset[str]
    legal: bool = False


CASE_NAMES: Final = frozenset({"item", "number"})
DUTY_NAMES: Final = frozenset({"item", "number", "work", "due_day"})
SHORT_NAMES: Final = frozenset({"number", "day", "due_day"})
"""What a text message may name: the case by its number, and days (个人信息保护法 §6 最小范围)."""


def _kind(code: str, group: NoticeGroup, *more: str, legal: bool = False) -> NoticeKind:
    base = DUTY_NAMES if group.for_officers else CASE_NAMES
    return NoticeKind(code=code, group=group, names=base | frozenset(more), legal=legal)


_ALL: Final = (
    _kind("received", NoticeGroup.PROGRESS),
    _kind("correction_requested", NoticeGroup.ACTION, "day", "count", legal=True),
    _kind("accepted", NoticeGroup.PROGRESS, legal=True),
    _kind("accepted_with_debts", NoticeGroup.ACTION, "day", "count", legal=True),
    _kind("acceptance_refused", NoticeGroup.RESULT, legal=True),
    _kind("debt_sent_back", NoticeGroup.ACTION, "day", legal=True),
    _kind("clock_stopped", NoticeGroup.PROGRESS, "day", legal=True),
    _kind("clock_resumed", NoticeGroup.PROGRESS),
    _kind("extended", NoticeGroup.PROGRESS, legal=True),
    _kind("rebase_offered", NoticeGroup.ACTION),
    _kind("granted", NoticeGroup.RESULT, legal=True),
    _kind("refused", NoticeGroup.RESULT, legal=True),
    _kind("result_ready", NoticeGroup.ACTION, "place", "day"),
    _kind("result_sent", NoticeGroup.RESULT, "carrier"),
    _kind("delivery_failed", NoticeGroup.ACTION),
    _kind("completed", NoticeGroup.RESULT),
    _kind("closed_uncorrected", NoticeGroup.RESULT, legal=True),
    _kind("closed", NoticeGroup.RESULT, legal=True),
    _kind("withdrawn", NoticeGroup.PROGRESS),
    _kind("debt_reminded", NoticeGroup.ACTION, "day"),
    _kind("debt_overdue", NoticeGroup.ACTION, legal=True),
    _kind("debt_extended", NoticeGroup.PROGRESS, "day", legal=True),
    _kind("deferral_lapsed", NoticeGroup.RESULT, legal=True),
    _kind("promise_withdrawn", NoticeGroup.ACTION, "day", legal=True),
    _kind("promise_kept", NoticeGroup.PROGRESS),
    _kind("rectification_wanted", NoticeGroup.ACTION, "day", legal=True),
    _kind("grant_revoked", NoticeGroup.RESULT, legal=True),
    _kind("review_answered", NoticeGroup.RESULT, legal=True),
    _kind("renewal_deemed", NoticeGroup.RESULT, legal=True),
    _kind("sent_home", NoticeGroup.PROGRESS),
    _kind("sent_up", NoticeGroup.PROGRESS, "higher"),
    _kind("fee_charged", NoticeGroup.ACTION, "amount"),
    _kind("fee_reduced", NoticeGroup.PROGRESS),
    _kind("fee_settled", NoticeGroup.PROGRESS, "amount"),
    _kind("fee_cancelled", NoticeGroup.PROGRESS),
    _kind("fee_refunded", NoticeGroup.RESULT, "amount"),
    _kind("joint_visit", NoticeGroup.ACTION, "day", "place"),
    _kind("joint_visit_cancelled", NoticeGroup.PROGRESS),
    _kind("joint_objection", NoticeGroup.ACTION),
    _kind("joint_extended", NoticeGroup.PROGRESS, "count", legal=True),
    _kind("campaign_published", NoticeGroup.ACTION, "day"),
    _kind("campaign_answered", NoticeGroup.RESULT, legal=True),
    _kind("campaign_settled", NoticeGroup.RESULT, legal=True),
    _kind("mandate_presented", NoticeGroup.ACTION, "agent", "day", legal=True),
    _kind("concern_received", NoticeGroup.PROGRESS, "day"),
    _kind("concern_routed", NoticeGroup.PROGRESS, "day"),
    _kind("concern_returned", NoticeGroup.PROGRESS, "day"),
    _kind("concern_extended", NoticeGroup.PROGRESS, "day", legal=True),
    _kind("concern_answered", NoticeGroup.RESULT),
    _kind("concern_missed", NoticeGroup.ACTION, "day"),
    _kind("concern_again", NoticeGroup.PROGRESS, "day"),
    _kind("concern_closed", NoticeGroup.RESULT),
    _kind("concern_merged", NoticeGroup.PROGRESS, "into"),
    _kind("concern_late", NoticeGroup.PROGRESS, "day"),
    _kind("rating_followed_up", NoticeGroup.PROGRESS, "day"),
    _kind("rating_contacted", NoticeGroup.PROGRESS, "day"),
    _kind("rating_not_reached", NoticeGroup.PROGRESS, "day"),
    _kind("rating_rectified", NoticeGroup.RESULT),
    _kind("rating_appealed", NoticeGroup.PROGRESS, "day"),
    _kind("rating_excluded", NoticeGroup.RESULT),
    _kind("rating_upheld", NoticeGroup.PROGRESS, "day"),
    _kind("rating_published", NoticeGroup.PROGRESS),
    _kind("information_received", NoticeGroup.PROGRESS, "day"),
    _kind("information_unclear", NoticeGroup.ACTION, "day", legal=True),
    _kind("information_abandoned", NoticeGroup.RESULT, legal=True),
    _kind("information_asked", NoticeGroup.PROGRESS, "day"),
    _kind("information_resumed", NoticeGroup.PROGRESS, "day"),
    _kind("information_answered", NoticeGroup.RESULT, legal=True),
    _kind("event", NoticeGroup.PROGRESS, "what"),
    _kind("work_opened", NoticeGroup.DUTY),
    _kind("work_returned", NoticeGroup.DUTY),
    _kind("mandate_denied", NoticeGroup.DUTY),
    _kind("concern_to_answer", NoticeGroup.DUTY),
    _kind("concerns_waiting", NoticeGroup.DUTY),
    _kind("topic_burst", NoticeGroup.DUTY, "count"),
    _kind("order_to_answer", NoticeGroup.DUTY),
    _kind("orders_waiting", NoticeGroup.DUTY),
    _kind("order_ended", NoticeGroup.DUTY),
)

KINDS: Final[Mapping[str, NoticeKind]] = MappingProxyType({one.code: one for one in _ALL})
"""Everything that can be told, by the code under which it is stored; codes are never renamed."""
