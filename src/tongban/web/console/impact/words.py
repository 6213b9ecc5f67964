"""Words of impact assessments (用语)."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy, gettext_noop

from tongban.core.people.impact import ImpactStatus, Risk
from tongban.web.components.component import Words
from tongban.web.components.messages.tag import Tone

STATUSES: Final[Mapping[str, tuple[Words, Tone]]] = {
    ImpactStatus.SUBMITTED.value: (gettext_lazy("等待复核"), Tone.ATTENTION),
    ImpactStatus.APPROVED.value: (gettext_lazy("已通过"), Tone.GOOD),
    ImpactStatus.RETURNED.value: (gettext_lazy("已退回"), Tone.BAD),
    "": (gettext_lazy("没有评估"), Tone.BAD),
}
RISKS: Final[Mapping[Risk, Words]] = {
    Risk.LOW: gettext_lazy("低"),
    Risk.MEDIUM: gettext_lazy("中等"),
    Risk.HIGH: gettext_lazy("高"),
}
PARTS: Final[Mapping[str, tuple[Words, Words]]] = {
    "purpose": (
        gettext_lazy("处理目的和方式"),
        gettext_lazy("用在哪个条件、决定或者通知上，怎么取得，是否合法、正当。"),
    ),
    "necessity": (
        gettext_lazy("为什么必要"),
        gettext_lazy("没有它为什么办不了；有没有影响更小的办法。"),
    ),
    "impact": (
        gettext_lazy("对个人权益的影响和风险"),
        gettext_lazy("泄露、误用会让本人受到什么损害。"),
    ),
    "measures": (
        gettext_lazy("保护措施"),
        gettext_lazy("谁能看、怎么加密、保存多久、出了事怎么办，是否与风险相称。"),
    ),
}
EVENTS: Final[Mapping[str, Words]] = {
    "submitted": gettext_lazy("提交评估"),
    "approved": gettext_lazy("复核通过"),
    "returned": gettext_lazy("退回修改"),
}
OF_REFUSALS: Final = (
    gettext_noop("请填写，最多 500 个字"),
    gettext_noop("请写明退回的理由"),
    gettext_noop("这个事项没有收集敏感个人信息，不用评估"),
)
