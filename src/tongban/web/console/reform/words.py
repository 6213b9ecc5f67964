"""Words of the reductions (用词): figures, causes, kinds and states in the reader's language."""

from django.utils.translation import gettext, gettext_lazy

from tongban.core.graph.burden.measure import NeedStanding
from tongban.core.reform.causes import Cause
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.measure_state import MeasureStatus
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.verdict import Shown
from tongban.web.components.component import Words
from tongban.web.components.messages.tag import Tone
from tongban.web.components.words import written_date
from tongban.web.console.reform.asked import Asked

FIGURES: dict[FigureKind, Words] = {
    FigureKind.DOCUMENTS: gettext_lazy("材料"),
    FigureKind.DAYS: gettext_lazy("时间"),
    FigureKind.STEPS: gettext_lazy("环节"),
    FigureKind.VISITS: gettext_lazy("跑动"),
}
UNITS: dict[FigureKind, Words] = {
    FigureKind.DOCUMENTS: gettext_lazy("份"),
    FigureKind.DAYS: gettext_lazy("个工作日"),
    FigureKind.STEPS: gettext_lazy("个"),
    FigureKind.VISITS: gettext_lazy("次"),
}
CAUSES: dict[Cause, Words] = {
    Cause.DROPPED: gettext_lazy("取消材料"),
    Cause.ADDED: gettext_lazy("新增材料"),
    Cause.NARROWED: gettext_lazy("调整情形或可选材料"),
    Cause.DECLARED: gettext_lazy("告知承诺"),
    Cause.DEFERRED: gettext_lazy("容缺后补"),
    Cause.NOT_SHOWN: gettext_lazy("不再核对原件"),
    Cause.SHARED: gettext_lazy("数据共享"),
    Cause.HELD: gettext_lazy("电子证照"),
    Cause.PRODUCED: gettext_lazy("一件事内部流转"),
    Cause.STEPS_REMOVED: gettext_lazy("取消环节"),
    Cause.STEPS_ADDED: gettext_lazy("新增环节"),
    Cause.IN_PARALLEL: gettext_lazy("并联办理"),
    Cause.FASTER: gettext_lazy("压缩时限"),
    Cause.NO_PRESENCE: gettext_lazy("不用到场"),
    Cause.ONLINE: gettext_lazy("网上办理"),
    Cause.RESHAPED: gettext_lazy("事项拆分合并"),
}
KINDS: dict[MeasureKind, Words] = {
    MeasureKind.DROP: gettext_lazy("取消材料"),
    MeasureKind.SHARE: gettext_lazy("数据共享替代"),
    MeasureKind.DECLARE: gettext_lazy("告知承诺替代"),
    MeasureKind.DEFER: gettext_lazy("容缺后补"),
    MeasureKind.MERGE: gettext_lazy("合并环节"),
    MeasureKind.PARALLELISE: gettext_lazy("并联办理"),
    MeasureKind.ONLINE: gettext_lazy("全程网办"),
}
STATUSES: dict[MeasureStatus, tuple[Words, Tone]] = {
    MeasureStatus.UNDER_WAY: (gettext_lazy("推进中"), Tone.PLAIN),
    MeasureStatus.REPORTED: (gettext_lazy("已报完成，待核验"), Tone.PLAIN),
    MeasureStatus.MEASURING: (gettext_lazy("版本已体现，等待实测"), Tone.PLAIN),
    MeasureStatus.SENT_BACK: (gettext_lazy("未见成效，已退回"), Tone.BAD),
    MeasureStatus.PROVED: (gettext_lazy("实测确认"), Tone.GOOD),
    MeasureStatus.GIVEN_UP: (gettext_lazy("已终止"), Tone.PLAIN),
}
SHOWN: dict[Shown, tuple[Words, Tone]] = {
    Shown.YES: (gettext_lazy("已体现"), Tone.GOOD),
    Shown.NO: (gettext_lazy("未体现"), Tone.BAD),
    Shown.TOO_FEW: (gettext_lazy("办件不足，暂不下结论"), Tone.ATTENTION),
}
EVENTS: dict[str, Words] = {
    "adopted": gettext_lazy("立项"),
    "reassigned": gettext_lazy("调整责任部门或期限"),
    "discussed": gettext_lazy("讨论"),
    "evidenced": gettext_lazy("补充佐证"),
    "reported_done": gettext_lazy("报告完成"),
    "shown_by_version": gettext_lazy("在用版本已体现，等待办件实测"),
    "sent_back": gettext_lazy("未见成效，退回"),
    "proved": gettext_lazy("实测确认"),
    "reminded": gettext_lazy("提醒责任部门"),
    "given_up": gettext_lazy("终止"),
}
STANDINGS: dict[NeedStanding | None, Words] = {
    NeedStanding.SPARED: gettext_lazy("免提交"),
    NeedStanding.DECLARED: gettext_lazy("承诺替代"),
    NeedStanding.DEFERRED: gettext_lazy("可以后补"),
    NeedStanding.HANDED_IN: gettext_lazy("需要提交"),
    None: gettext_lazy("不要求"),
}


def amount(count: int, kind: FigureKind) -> str:
    """Return a figure with its unit."""
    return f"{count:,} {UNITS[kind]}"


def percent(before: float, after: float) -> str:
    """Return by how much something fell or rose, in percent."""
    if not before:
        return "—"
    change = 100 * (before - after) / before
    if change >= 0:
        return gettext("减 %(percent)s%%") % {"percent": f"{change:.1f}"}
    return gettext("增 %(percent)s%%") % {"percent": f"{-change:.1f}"}


def base_words(asked: Asked) -> str:
    """Return what is compared with, in a few words."""
    if asked.base == 0:
        return gettext("法律允许的做法")
    taken = next((one.taken_on for one in asked.bases if one.release == asked.base), None)
    if taken is None:
        return gettext("第 %(release)d 次发布时") % {"release": asked.base}
    return gettext("%(day)s的基线") % {"day": written_date(taken)}
