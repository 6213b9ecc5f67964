"""Scopes, topics, states and faults in words (用词)."""

from typing import Final

from django.utils.translation import gettext, gettext_lazy

from tongban.core.exchange.clients import ApiScope
from tongban.core.exchange.deliveries import DeliveryStanding, EventTopic
from tongban.web.components.component import Words
from tongban.web.components.messages.tag import Tone

SCOPES: Final[dict[ApiScope, Words]] = {
    ApiScope.REQUESTS_READ: gettext_lazy("查看本部门的数据需求"),
    ApiScope.REQUESTS_WRITE: gettext_lazy("提出和答复数据需求"),
    ApiScope.GRANTS_READ: gettext_lazy("查看本部门给出和得到的授权"),
    ApiScope.GRANTS_WRITE: gettext_lazy("暂停、恢复、撤销本部门给出的授权"),
    ApiScope.FIGURES_READ: gettext_lazy("查询图谱、推演和数据需求清单"),
    ApiScope.CASES_READ: gettext_lazy("查看本部门办件的进度和评价"),
    ApiScope.CASES_FILE: gettext_lazy("按国际标准接口提交办件"),
    ApiScope.DATA_CALL: gettext_lazy("按授权调用其他部门的数据"),
    ApiScope.EVENTS_READ: gettext_lazy("读取推送给本系统的事件"),
    ApiScope.QUALITY_REPAIR: gettext_lazy("取回本部门被退回的记录，改好再交"),
}
TOPICS: Final[dict[EventTopic, Words]] = {
    EventTopic.CASES: gettext_lazy("本部门的办件"),
    EventTopic.REQUESTS: gettext_lazy("与本部门有关的数据需求"),
    EventTopic.GRANTS: gettext_lazy("与本部门有关的授权"),
    EventTopic.TICKETS: gettext_lazy("本部门的校核工单"),
    EventTopic.CERTIFICATES: gettext_lazy("本部门签发的证照"),
    EventTopic.JOINT: gettext_lazy("本部门参与的联合办理"),
}
STANDINGS: Final[dict[DeliveryStanding, tuple[Words, Tone]]] = {
    DeliveryStanding.WAITING: (gettext_lazy("等待推送"), Tone.PLAIN),
    DeliveryStanding.DELIVERED: (gettext_lazy("已送达"), Tone.GOOD),
    DeliveryStanding.DEAD: (gettext_lazy("未送达"), Tone.BAD),
}


def fault(word: str) -> str:
    """Return why a message did not arrive, in words."""
    match word:
        case "":
            return ""
        case "slow":
            return gettext("对方没有按时应答")
        case "down":
            return gettext("连不上对方")
        case _:
            status = word.rpartition("_")[2]
            return gettext("对方返回 %(status)s") % {"status": status}
