"""Ratings (好差评): five grades, what exactly is asked, and how silence is kept apart.

国办发〔2019〕51号: every service, every channel, one rating for each service and stage; voluntary,
nobody may be pressed. The last two grades are poor. The contents are those of the national
standard and are not altered locally; a rating keeps the version that it answered.
"""

import enum
from dataclasses import dataclass
from typing import Final


class Grade(enum.Enum):
    """How satisfied somebody is (评价等级); named, because platforms count in both directions."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    FAIRLY_SATISFIED = "fairly_satisfied"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"

    @property
    def label(self) -> str:
        """Return the grade in Chinese."""
        return _GRADES[self]

    @property
    def poor(self) -> bool:
        """Tell whether it is one of the last two (差评)."""
        return self in (Grade.DISSATISFIED, Grade.VERY_DISSATISFIED)

    @property
    def score(self) -> int:
        """Return 5 for the best and 1 for the worst."""
        return 5 - list(Grade).index(self)


_GRADES: Final = {
    Grade.VERY_SATISFIED: "非常满意",
    Grade.SATISFIED: "满意",
    Grade.FAIRLY_SATISFIED: "基本满意",
    Grade.DISSATISFIED: "不满意",
    Grade.VERY_DISSATISFIED: "非常不满意",
}


class RatedStage(enum.Enum):
    """At which point a service is rated (评价阶段)."""

    ACCEPTANCE = "acceptance"
    COMPLETION = "completion"

    @property
    def label(self) -> str:
        """Return the stage in Chinese."""
        return {"acceptance": "受理", "completion": "办结"}[self.value]


class RatingChannel(enum.Enum):
    """By which way a rating came (评价渠道, GB/T 39046)."""

    WEB = "web"
    MOBILE = "mobile"
    QR_CODE = "qr_code"
    TABLET = "tablet"
    TERMINAL = "terminal"
    PHONE = "phone"
    SMS = "sms"

    @property
    def label(self) -> str:
        """Return the channel in Chinese."""
        return _CHANNELS[self]

    @property
    def online(self) -> bool:
        """Tell whether the contents for services on line are asked."""
        return self in (RatingChannel.WEB, RatingChannel.MOBILE)


_CHANNELS: Final = {
    RatingChannel.WEB: "PC端",
    RatingChannel.MOBILE: "移动端",
    RatingChannel.QR_CODE: "二维码",
    RatingChannel.TABLET: "大厅平板",
    RatingChannel.TERMINAL: "大厅其他终端",
    RatingChannel.PHONE: "电话",
    RatingChannel.SMS: "短信",
}


class RatingOrigin(enum.Enum):
    """Whether somebody rated, or a system took silence for praise (评价来源)."""

    ACTIVE = "active"
    DEFAULT = "default"

    @property
    def label(self) -> str:
        """Return the origin in Chinese."""
        return {"active": "主动评价", "default": "默认评价"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingContents:
    """What is asked besides the grade (评价内容): a version, and its aspects by code."""

    version: str
    aspects: tuple[tuple[str, str], ...]


ONLINE: Final = RatingContents(
    version="online-2020",
    aspects=(
        ("efficiency", "办事效率"),
        ("guide_accuracy", "指南精确度"),
        ("convenience", "便捷度"),
        ("platform", "平台操作性"),
    ),
)
"""国家政务服务平台标准: for services on line."""

OFFLINE: Final = RatingContents(
    version="offline-2020",
    aspects=(
        ("service_efficiency", "服务效率"),
        ("service_level", "服务水平"),
        ("service_attitude", "服务态度"),
    ),
)
"""国家政务服务平台标准: for services at a window."""


def contents_of(channel: RatingChannel) -> RatingContents:
    """Return what is asked by a channel."""
    return ONLINE if channel.online else OFFLINE
