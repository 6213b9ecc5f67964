"""Words of requests about one's data (用语), as those who answer read them."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy, gettext_noop

from tongban.core.people.rights import RightKind, RightOutcome
from tongban.web.components.component import Words
from tongban.web.components.messages.tag import Tone

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
OF_REFUSALS: Final = (gettext_noop("请写明处理情况；不同意的，写明理由"),)
