"""Words of the exchange (用语): what forms, states and standings are called, and why not."""

from django.utils.translation import gettext, gettext_lazy

from tongban.core.vocabulary.errors import InvalidValue, TongbanError
from tongban.store.imports.queries import RunLine
from tongban.web.components.component import Words
from tongban.web.components.messages import Notification, NotificationKind, Tag, Tone
from tongban.web.components.sentences import refusal

FORMS: dict[str, Words] = {
    "workbook": gettext_lazy("Excel 工作簿"),
    "national": gettext_lazy("国家交换表"),
    "cpsv": gettext_lazy("CPSV-AP（JSON-LD）"),
    "model": gettext_lazy("建模数据（JSON）"),
    "headings": gettext_lazy("事项名录"),
}
FORM_HINTS: dict[str, Words] = {
    "workbook": gettext_lazy("部门之间交换用。每类内容一个工作表，有下拉选项；错误会标回单元格。"),
    "national": gettext_lazy("上报用。一张表一个 CSV 文件，打成一个 ZIP；字段用国家交换的名称。"),
    "cpsv": gettext_lazy("公开数据用。欧洲公共服务词汇，可以链接。"),
    "model": gettext_lazy("给其他建模工具用。事项、模块、字段、代码表、规则，可以继承。"),
    "headings": gettext_lazy("只有名称、编码和部门的清单（JSON 或 CSV），收进名录，以后再编制。"),
}
_STATES: dict[str, tuple[Words, Tone]] = {
    "waiting": (gettext_lazy("排队中"), Tone.PLAIN),
    "working": (gettext_lazy("处理中"), Tone.ATTENTION),
    "ready": (gettext_lazy("已读入"), Tone.GOOD),
    "refused": (gettext_lazy("没有导入"), Tone.BAD),
    "cancelled": (gettext_lazy("已停止"), Tone.PLAIN),
}
STANDINGS: dict[str, tuple[Words, Tone]] = {
    "new": (gettext_lazy("新事项"), Tone.GOOD),
    "changed": (gettext_lazy("有变化"), Tone.ATTENTION),
    "same": (gettext_lazy("与现行版本相同"), Tone.PLAIN),
}
_REASONS: dict[str, Words] = {
    "import.ended": gettext_lazy("这次导入已经结束，不用停止。"),
    "import.not_stopped": gettext_lazy("这次导入没有停止过，不用继续。"),
    "import.mend": gettext_lazy("这种文件请在原文件里改，改好再导入。"),
    "import.role": gettext_lazy("导入由事项管理员办理。"),
    "review.competence": gettext_lazy("这个事项由其他部门编制。"),
}


def state(line: RunLine) -> Tag:
    """Return where a run stands, in a word."""
    words, tone = _STATES[line.status.value]
    return Tag(words=words, tone=tone)


def standing(value: str) -> Tag:
    """Return how an item compares with what is published, in a word."""
    words, tone = STANDINGS[value]
    return Tag(words=words, tone=tone)


def reason(error: TongbanError) -> str:
    """Return why something was not done, in one sentence."""
    if isinstance(error, InvalidValue):
        return refusal(error)
    rule = getattr(error, "rule", "")
    return str(_REASONS.get(rule, gettext("现在不能这样办理，请刷新后再看。")))


def refused(error: TongbanError) -> Notification:
    """Return why something was not done, to stand above a page."""
    return Notification(
        title=gettext("没有办成"), body=reason(error), kind=NotificationKind.ATTENTION
    )
