"""Words of one's own data (用语): kinds of request, how they stand, kinds of consent."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tongban.core.people.consents import ReceiptKind, ReceiptState
from tongban.core.people.rights import RightKind, RightOutcome, RightState
from tongban.web.components import messages
from tongban.web.components.component import Component, Words
from tongban.web.components.messages.tag import Tone

COPYING: Final = gettext_lazy("拿走平台保存的全部个人数据")
"""What a copy wants a fresh proof for (A38): whoever finds a session open must not take it away."""

KINDS: Final[Mapping[RightKind, Words]] = {
    RightKind.CORRECTION: gettext_lazy("要求更正"),
    RightKind.DELETION: gettext_lazy("要求删除"),
}
OUTCOMES: Final[Mapping[RightOutcome, tuple[Words, Tone]]] = {
    RightOutcome.GRANTED: (gettext_lazy("已照办"), Tone.GOOD),
    RightOutcome.PARTLY: (gettext_lazy("部分照办"), Tone.GOOD),
    RightOutcome.REFUSED: (gettext_lazy("没有照办"), Tone.PLAIN),
}
EVENTS: Final[Mapping[str, Words]] = {
    "asked": gettext_lazy("提出申请"),
    "answered": gettext_lazy("作出答复"),
    "withdrawn": gettext_lazy("撤回申请"),
}
OF_REFUSALS: Final = (gettext_noop("请写明要更正或者删除什么"),)
CONSENTS: Final[Mapping[ReceiptKind, Words]] = {
    ReceiptKind.CERTIFICATE: gettext_lazy("查看证照"),
    ReceiptKind.HOUSEHOLD: gettext_lazy("核对家庭经济状况"),
    ReceiptKind.MANDATE: gettext_lazy("代为办事"),
}
STATES: Final[Mapping[ReceiptState, tuple[Words, Tone]]] = {
    ReceiptState.OPEN: (gettext_lazy("仍然有效"), Tone.GOOD),
    ReceiptState.OVER: (gettext_lazy("已到期"), Tone.PLAIN),
    ReceiptState.TAKEN_BACK: (gettext_lazy("已撤回"), Tone.PLAIN),
}


def status_tag(state: RightState) -> Component:
    """Return how a request stands, in a word."""
    if state.answer is not None:
        words, tone = OUTCOMES[state.answer.outcome]
        return messages.Tag(words=words, tone=tone)
    if state.withdrawn:
        return messages.Tag(words=gettext("已撤回"))
    return messages.Tag(words=gettext("等待答复"), tone=Tone.ATTENTION)
