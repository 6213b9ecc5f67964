"""Words of notices (告知用语): groups, channels, fates; and a notice in the reader's language."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import get_language, gettext_lazy

from tongban.core.cases.acts import day_of
from tongban.core.notices.kinds import NoticeChannel, NoticeGroup
from tongban.core.notices.retrying import NoticeStanding
from tongban.core.notices.templates import Language, NoticeTemplates, Wording
from tongban.store.notices.queries import KeptNotice
from tongban.web.components.component import Words
from tongban.web.components.messages import Tone

GROUPS: Final[Mapping[NoticeGroup, Words]] = {
    NoticeGroup.ACTION: gettext_lazy("需要您办的事"),
    NoticeGroup.PROGRESS: gettext_lazy("办理进展"),
    NoticeGroup.RESULT: gettext_lazy("结果和送达"),
    NoticeGroup.DUTY: gettext_lazy("新的待办"),
}
CHANNELS: Final[Mapping[NoticeChannel, Words]] = {
    NoticeChannel.INBOX: gettext_lazy("站内消息"),
    NoticeChannel.EMAIL: gettext_lazy("电子邮件"),
    NoticeChannel.SMS: gettext_lazy("短信"),
    NoticeChannel.CHAT: gettext_lazy("工作群"),
}
STANDINGS: Final[Mapping[NoticeStanding, tuple[Words, Tone]]] = {
    NoticeStanding.WAITING: (gettext_lazy("等待发送"), Tone.PLAIN),
    NoticeStanding.HANDED_OVER: (gettext_lazy("已送出"), Tone.GOOD),
    NoticeStanding.REFUSED: (gettext_lazy("对方拒收"), Tone.BAD),
    NoticeStanding.DEAD: (gettext_lazy("多次没有送出，已停止"), Tone.BAD),
}
FAULTS: Final[Mapping[str, Words]] = {
    "refused": gettext_lazy("对方拒收"),
    "unreachable": gettext_lazy("没有应答"),
    "no_carrier": gettext_lazy("没有开通这个渠道"),
    "no_address": gettext_lazy("没有号码或者地址"),
    "address": gettext_lazy("地址不能用"),
    "recipient": gettext_lazy("没有这个收件人"),
    "recipient_later": gettext_lazy("收件人暂时收不了"),
    "slow": gettext_lazy("超过等待时间"),
    "down": gettext_lazy("连接不上"),
    "garbage": gettext_lazy("答非所问"),
}


def language() -> Language:
    """Return the language of the page, as templates call it."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def said(notice: KeptNotice, templates: NoticeTemplates) -> Wording:
    """Return a notice in the reader's language, in the version that it was told in."""
    template = (
        templates.version(notice.kind, notice.version)
        if notice.version is not None
        else templates.on(notice.kind, day_of(notice.at))
    )
    return template.said(notice.values, language())


def fault_words(fault: str) -> Words:
    """Return what went wrong, as far as it has words; else the code that the channel gave."""
    return FAULTS.get(fault, fault)
